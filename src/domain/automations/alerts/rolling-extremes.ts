import type { PriceHalfUsd } from "../../units.ts";
import type { PriceAt } from "./price-alert.ts";

/**
 * The low and high of a stretch of time from `from` to `at`, in epoch milliseconds: of a minute candle, say, with its opening
 * and its end, or of one that still forms up to now.
 */
export type PriceSample = {
  readonly from: number;
  readonly at: number;
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
};

/** The lowest and highest price of a window, each with the latest time at which it was reached. */
export type RollingExtremes = {
  readonly low: PriceAt;
  readonly high: PriceAt;
  /** When the older of the two leaves the window: from then on it may be another. Epoch milliseconds. */
  readonly leavesAt: number;
};

/**
 * The extremes of the samples that ended after `at` − `withinMs` and no later than `at`; null where there is none. A sample
 * counts by its end, so a window reaches back up to one sample further: early, never late. Samples may come in any order
 * and more than once. Of equal extremes the latest counts, which stays longest.
 */
export const rollingExtremes = (
  samples: readonly PriceSample[],
  withinMs: number,
  at: number,
): RollingExtremes | null => {
  let [low, high]: [PriceAt | null, PriceAt | null] = [null, null];
  for (const sample of samples) {
    if (sample.at > at || sample.at + withinMs <= at) continue;
    const isLower =
      low === null || sample.low < low.price || (sample.low === low.price && sample.at > low.at);
    if (isLower) low = { at: sample.at, price: sample.low };
    const isHigher =
      high === null || sample.high > high.price || (sample.high === high.price && sample.at > high.at);
    if (isHigher) high = { at: sample.at, price: sample.high };
  }
  if (low === null || high === null) return null;
  return { low, high, leavesAt: Math.min(low.at, high.at) + withinMs };
};
