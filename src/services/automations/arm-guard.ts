import { checkStepsBeforeStop } from "#domain/automations/check-guard-steps.ts";
import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { stopInTheWay } from "#domain/automations/exits/stop-in-the-way.ts";
import { type GuardStep, guardLegs } from "#domain/automations/guard-step.ts";
import { announcedFunding, lookAhead } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { Automations, StoredGuard } from "#ports/automations.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Exits } from "#ports/exits.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { placedStop } from "../exits/decide-exit.ts";
import { findArmable } from "./find-armable.ts";
import { type Acknowledged, refuseConflicts } from "./refuse-conflicts.ts";

export type ArmDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly exits: Pick<Exits, "ofAccount">;
  readonly markets: Pick<Markets, "seen">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly config: MarginGuardConfig;
  /** Whether a backstop will be wanted with it; as it is unless told. */
  readonly backstop?: boolean;
  /** None unless told. */
  readonly acknowledged?: Acknowledged;
};

/** What a stop that nobody moves out of the way makes of a guard's steps; the backstop follows liquidation, and is none. */
const stepsBeforeStop = async (deps: ArmDeps, position: StoredPosition, steps: readonly GuardStep[]) => {
  if (position.stopLoss === null) return [];
  const all = await deps.exits.ofAccount(position.accountId);
  const of = all.find(({ positionId }) => positionId === position.id);
  const stop = stopInTheWay(position, of === undefined ? null : placedStop(of));
  return stop === null ? [] : checkStepsBeforeStop(position, steps, stop);
};

/**
 * Arms a margin guard on a running position, or replaces the one that stands there. Its trigger price is derived in the
 * same transaction: nothing is armed that cannot fire.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while the account is blind.
 */
export const armGuard = async (deps: ArmDeps, request: ArmRequest): Promise<StoredGuard> => {
  const { account, position } = await findArmable(deps, request);
  const [mistake] = checkMarginGuard(request.config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const [blocked] = await stepsBeforeStop(deps, position, request.config.steps);
  if (blocked !== undefined) throw new AppError("bad-input", blocked.message, { field: blocked.field });
  const at = deps.clock();
  const funding = announcedFunding(await deps.markets.seen(account.network), at);
  const legs = guardLegs(lookAhead(position, request.config, funding).position, request.config.steps, []);
  if (legs.length === 0) {
    throw new AppError("bad-input", "This position can never be liquidated: there is nothing to guard.");
  }
  const { config, backstop = null, acknowledged = [] } = request;
  await refuseConflicts(deps, { account, position }, { kind: "guard", config, backstop }, acknowledged);
  const guard: StoredGuard = {
    id: deps.newId(),
    userId: request.userId,
    accountId: request.accountId,
    positionId: request.positionId,
    config,
    state: "armed",
    epoch: 0,
    version: 1,
    heldBy: null,
    createdAt: at,
  };
  const armed = await deps.automations.arm(guard, account.network, legs);
  // The new trigger may be nearer than all that the account's next reading was planned by.
  await deps.accounts.makeDue(account.id, guard.createdAt);
  return armed;
};
