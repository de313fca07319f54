import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { Automations } from "#ports/automations.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits, StoredExit } from "#ports/exits.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { findArmable } from "../automations/find-armable.ts";
import { type Acknowledged, refuseConflicts } from "../automations/refuse-conflicts.ts";
import { checkExit } from "./check-exit.ts";

export type ArmExitDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Pick<Automations, "ofUser">;
  readonly exits: Exits;
  readonly markets: Markets;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmExitRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly rule: ExitRule;
  /** None unless told. */
  readonly acknowledged?: Acknowledged;
};

/**
 * Arms an exit on a running position, or puts it in the place of the one that stands in its slot. The account is read
 * at once, and what is due is placed from that reading.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while nothing could act.
 */
export const armExit = async (deps: ArmExitDeps, request: ArmExitRequest): Promise<StoredExit> => {
  const { userId, accountId, positionId, rule } = request;
  const { account, position } = await findArmable(deps, request);
  const market = await deps.markets.seen(account.network);
  const [mistake] = checkExit(rule, position, market?.last ?? null);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const { acknowledged = [] } = request;
  await refuseConflicts(deps, { account, position }, { kind: "exit", rule }, acknowledged);
  const at = deps.clock();
  const common = { id: deps.newId(), userId, accountId, positionId, createdAt: at, heldBy: null };
  const armed = await deps.exits.arm({ ...common, ...rule, state: "armed", epoch: 0, version: 1 });
  await deps.accounts.makeDue(accountId, at);
  return armed;
};
