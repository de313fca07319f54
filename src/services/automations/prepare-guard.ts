import { checkStepsBeforeStop } from "#domain/automations/check-guard-steps.ts";
import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { stopInTheWay } from "#domain/automations/exits/stop-in-the-way.ts";
import { type GuardStep, guardLegs, type Leg } from "#domain/automations/guard-step.ts";
import { announcedFunding, lookAhead } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Automations, StoredGuard } from "#ports/automations.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Exits } from "#ports/exits.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { placedStop } from "../exits/decide-exit.ts";
import { AUTOMATION_REFUSALS } from "./automation-refusals.ts";
import { findArmable } from "./find-armable.ts";
import { refuseConflicts } from "./refuse-conflicts.ts";
import type { Acknowledged } from "./refuse-told.ts";

export type PrepareGuardDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find" | "position" | "positionsOf">;
  readonly automations: Pick<Automations, "ofUser">;
  readonly exits: Pick<Exits, "ofAccount">;
  readonly rules: Pick<AccountRules, "ofAccount" | "entriesOfEach">;
  readonly crossPositions: Pick<CrossPositions, "find">;
  readonly crossGuards: Pick<CrossGuards, "ofUser">;
  readonly markets: Pick<Markets, "seen">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type GuardRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly config: MarginGuardConfig;
  /** Whether a backstop will be wanted with it; as it is unless told. */
  readonly backstop?: boolean;
  /** None unless told. */
  readonly acknowledged?: Acknowledged;
};

/** A guard that may be armed as it is, and the prices it will wait for. */
export type PreparedGuard = {
  readonly guard: StoredGuard;
  readonly legs: readonly Leg[];
  readonly account: StoredAccount;
};

/** What a stop that nobody moves out of the way makes of a guard's steps; the backstop follows liquidation, and is none. */
const stepsBeforeStop = async (
  deps: Pick<PrepareGuardDeps, "exits">,
  position: StoredPosition,
  steps: readonly GuardStep[],
) => {
  if (position.stopLoss === null) return [];
  const all = await deps.exits.ofAccount(position.accountId);
  const of = all.find(({ positionId }) => positionId === position.id);
  const stop = stopInTheWay(position, of === undefined ? null : placedStop(of));
  return stop === null ? [] : checkStepsBeforeStop(position, steps, stop);
};

/**
 * Checks a guard against a running position and derives what it waits for; stores nothing.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while the account is blind.
 */
export const prepareGuard = async (
  deps: PrepareGuardDeps,
  { userId, accountId, positionId, config, backstop, acknowledged = [] }: GuardRequest,
): Promise<PreparedGuard> => {
  const { account, position } = await findArmable(deps, { userId, accountId, positionId });
  const [mistake] = checkMarginGuard(config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const [blocked] = await stepsBeforeStop(deps, position, config.steps);
  if (blocked !== undefined) throw new AppError("bad-input", blocked.message, { field: blocked.field });
  const at = deps.clock();
  const funding = announcedFunding(await deps.markets.seen(account.network), at);
  const legs = guardLegs(lookAhead(position, config, funding).position, config.steps, []);
  if (legs.length === 0) {
    throw new AppError(
      "bad-input",
      saidBy(AUTOMATION_REFUSALS, ({ endless }) => endless),
    );
  }
  const draft = { kind: "guard", config, backstop: backstop ?? null } as const;
  await refuseConflicts(deps, { account, position }, draft, acknowledged);
  const guard: StoredGuard = {
    id: deps.newId(),
    userId,
    accountId,
    positionId,
    config,
    state: "armed",
    epoch: 0,
    version: 1,
    heldBy: null,
    createdAt: at,
  };
  return { guard, legs, account };
};
