import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { TriggerPrice } from "../triggers/trigger.ts";
import { type PriceHalfUsd, type Sats, sats } from "../units.ts";
import {
  decideMarginGuard,
  type GuardSpending,
  type MarginGuardConfig,
  type MarginGuardVerdict,
  marginGuardTrigger,
} from "./margin-guard.ts";

/** What a guard would do the first time it fires, and the most the position can then cost. Amounts in sats. */
export type MarginGuardPreview = {
  readonly trigger: TriggerPrice;
  /** True when the last price is already inside the trigger: the guard acts on the next tick. */
  readonly firesNow: boolean;
  /** The verdict at the trigger price (or at the last price, when it fires now). */
  readonly verdict: MarginGuardVerdict;
  /** Margin now and all the guard may still add: what is lost if the position is liquidated in the end. */
  readonly mostToLose: Sats | null;
};

/**
 * The preview shown before arming: the same decision as the live guard, taken at the price that fires it.
 * Null when the position can never be liquidated, so there is nothing to guard.
 */
export const previewMarginGuard = (facts: {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly config: MarginGuardConfig;
}): MarginGuardPreview | null => {
  const { position, last, config, spending } = facts;
  const trigger = marginGuardTrigger(position, config.trigger);
  if (trigger === null) return null;
  const firesNow = trigger.side === "below" ? last <= trigger.price : last >= trigger.price;
  const price = firesNow ? last : trigger.price;
  const verdict = decideMarginGuard({
    ...facts,
    tick: { low: price, high: price, last: price, at: 0 },
    tag: sats(0),
  });
  const left = config.maxTotal === null ? null : Math.max(0, config.maxTotal - spending.addedInAll);
  return {
    trigger,
    firesNow,
    verdict,
    mostToLose: left === null ? null : sats(position.margin + left),
  };
};
