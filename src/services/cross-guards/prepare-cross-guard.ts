import { checkCrossGuard } from "#domain/automations/cross-guard/check-cross-guard.ts";
import type { CrossGuardWish } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLost } from "#domain/automations/cross-guard/cross-stake.ts";
import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { findReadable } from "../automations/find-armable.ts";
import type { CrossConflictDeps } from "../automations/gather-cross-facts.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";
import { findHeld } from "./find-held.ts";
import { refuseCrossConflicts } from "./refuse-cross-conflicts.ts";

export type PrepareCrossDeps = CrossConflictDeps & {
  readonly accounts: Pick<ExchangeAccounts, "find" | "makeDue" | "positionsOf">;
  readonly crossPositions: Pick<CrossPositions, "find">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type CrossGuardRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: CrossGuardWish;
  /** None unless told. */
  readonly acknowledged?: Acknowledged;
};

/** A cross guard that may be armed as it is, and the prices it will wait for. */
export type PreparedCross = { readonly guard: StoredCrossGuard; readonly legs: readonly Leg[] };

/**
 * Checks a guard against the cross position of an account and derives what it waits for; stores nothing.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while it cannot be read.
 */
export const prepareCrossGuard = async (
  deps: PrepareCrossDeps,
  { userId, accountId, config: wish, acknowledged = [] }: CrossGuardRequest,
): Promise<PreparedCross> => {
  const account = await findReadable(deps, { userId, accountId });
  const { position, orders } = await findHeld(deps, account);
  const config = { ...wish, lostBefore: crossLost(position) };
  const [mistake] = checkCrossGuard(config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  await refuseCrossConflicts(deps, { account, position, orders, config: wish }, acknowledged);
  const guard: StoredCrossGuard = {
    id: deps.newId(),
    userId,
    accountId,
    config,
    state: "armed",
    epoch: 0,
    version: 1,
    heldBy: null,
    createdAt: deps.clock(),
  };
  return { guard, legs: crossLegs(position, config.steps, []) };
};
