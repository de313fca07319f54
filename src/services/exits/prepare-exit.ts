import { checkExit } from "#domain/automations/exits/check-exit.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Automations } from "#ports/automations.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits, StoredExit } from "#ports/exits.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { findArmable } from "../automations/find-armable.ts";
import { refuseConflicts } from "../automations/refuse-conflicts.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";

export type PrepareExitDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Pick<Automations, "ofUser">;
  readonly exits: Pick<Exits, "ofAccount">;
  readonly rules: Pick<AccountRules, "ofAccount" | "entriesOfEach">;
  readonly crossPositions: Pick<CrossPositions, "find">;
  readonly crossGuards: Pick<CrossGuards, "ofUser">;
  readonly markets: Markets;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ExitRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly rule: ExitRule;
  /** None unless told. */
  readonly acknowledged?: Acknowledged;
};

/**
 * Checks an exit against a running position and the market; stores nothing.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while nothing could act.
 */
export const prepareExit = async (
  deps: PrepareExitDeps,
  { userId, accountId, positionId, rule, acknowledged = [] }: ExitRequest,
): Promise<StoredExit> => {
  const { account, position } = await findArmable(deps, { userId, accountId, positionId });
  const market = await deps.markets.seen(account.network);
  const [mistake] = checkExit(rule, position, market?.last ?? null);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  await refuseConflicts(deps, { account, position }, { kind: "exit", rule }, acknowledged);
  const common = { id: deps.newId(), userId, accountId, positionId, createdAt: deps.clock(), heldBy: null };
  return { ...common, ...rule, state: "armed", epoch: 0, version: 1 };
};
