import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { TriggerPrice } from "../triggers/trigger.ts";
import { type PriceHalfUsd, type Sats, sats } from "../units.ts";
import { atStake, type GuardSpending } from "./guard-bounds.ts";
import { guardTrigger } from "./guard-step.ts";
import { type AnnouncedFunding, lookAhead } from "./look-ahead.ts";
import { decideBeforeMark, type MarginGuardConfig, type MarginGuardVerdict } from "./margin-guard.ts";

/** What a guard would do the first time it fires, and the most the position can then cost. Amounts in sats. */
export type MarginGuardPreview = {
  readonly trigger: TriggerPrice;
  /** True when the last price is already inside the trigger: the guard acts on the next tick. */
  readonly firesNow: boolean;
  /**
   * The verdict at the trigger price (or at the last price, when it fires now), before its mark: what is sent is up to
   * `MOST_TAG` sats more.
   */
  readonly verdict: MarginGuardVerdict;
  /** What is at stake now and all the guard may still add to it: what is lost if the position is liquidated in the end. */
  readonly mostToLose: Sats | null;
};

/** What a guard may still lose the trader, by the tighter of its two caps on it; null where it has neither. */
const mostToLose = (
  position: IsolatedPosition,
  { maxTotal, maxLoss }: MarginGuardConfig,
  { addedInAll }: GuardSpending,
): Sats | null => {
  const stake = atStake(position);
  const byTotal = maxTotal === null ? null : stake + Math.max(0, maxTotal - addedInAll);
  const byLoss = maxLoss === null ? null : Math.max(stake, maxLoss);
  if (byTotal === null && byLoss === null) return null;
  return sats(Math.min(byTotal ?? Number.MAX_SAFE_INTEGER, byLoss ?? Number.MAX_SAFE_INTEGER));
};

/**
 * The preview shown before arming: the same decision as the live guard, taken at the price that fires it. Null when the
 * position can never be liquidated, so there is nothing to guard, or every step has acted.
 */
export const previewMarginGuard = (facts: {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly config: MarginGuardConfig;
  readonly funding?: AnnouncedFunding | null;
}): MarginGuardPreview | null => {
  const { position, last, config, spending, funding = null } = facts;
  const ahead = lookAhead(position, config, funding);
  const trigger = guardTrigger(ahead.position, config.steps, spending.doneSteps);
  if (trigger === null) return null;
  const firesNow = trigger.side === "below" ? last <= trigger.price : last >= trigger.price;
  const price = firesNow ? last : trigger.price;
  const verdict = decideBeforeMark({ ...facts, tick: { low: price, high: price, last: price, at: 0 } });
  return { trigger, firesNow, verdict, mostToLose: mostToLose(position, config, spending) };
};
