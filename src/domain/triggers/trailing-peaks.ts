import type { PriceHalfUsd } from "../units.ts";
import type { TriggerSide } from "./trigger.ts";

/** A price that the market reached after `since` and no later than `by` (epoch milliseconds): history is known in pieces. */
export type Reached = { readonly since: number; readonly by: number; readonly price: PriceHalfUsd };

/** The best prices of a market, seen from the present: what any trailing trigger of one side needs, however many there are. */
export type TrailingPeaks = {
  /** In any order; the newest price costs amortised O(1), and the same price twice changes nothing. */
  add(reached: Reached): void;
  /**
   * The latest moment after which a price as good as `best` or better was reached, among the prices that were surely
   * reached by `by`. A trigger has such a price behind it exactly when it trails from that moment or earlier. Null: none has.
   */
  latest(best: number, by: number): number | null;
  /** Drops what only triggers that trail from before `at` could ask for. */
  forgetBefore(at: number): void;
  /** How many prices are kept: those that no later one equals or betters. */
  size(): number;
};

type Peak = { readonly since: number; readonly by: number; readonly worth: number };

/** How many of `count` places from the start hold; those that hold come first. */
const countWhile = (count: number, holds: (place: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * A monotone stack: times rise and prices get strictly worse, because a price that a later one equals or betters decides
 * nothing any more. `below` keeps highs, `above` lows. There are never more of them than price steps between best and last.
 */
export const createTrailingPeaks = (side: TriggerSide): TrailingPeaks => {
  const peaks: Peak[] = [];
  const sign = side === "below" ? 1 : -1;
  return {
    add({ since, by, price }) {
      const worth = sign * price;
      const end = countWhile(peaks.length, (place) => (peaks[place]?.since ?? 0) <= since);
      const [before, after] = [peaks[end - 1], peaks[end]];
      if (after !== undefined && after.worth >= worth) return;
      if (before !== undefined && before.since === since && before.worth >= worth) return;
      let start = end;
      while (start > 0 && (peaks[start - 1]?.worth ?? Number.POSITIVE_INFINITY) <= worth) start -= 1;
      peaks.splice(start, end - start, { since, by, worth });
    },
    latest(best, by) {
      const wanted = sign * best;
      let place = countWhile(peaks.length, (at) => (peaks[at]?.worth ?? 0) >= wanted) - 1;
      while (place >= 0 && (peaks[place]?.by ?? 0) > by) place -= 1;
      return peaks[place]?.since ?? null;
    },
    forgetBefore(at) {
      peaks.splice(
        0,
        countWhile(peaks.length, (place) => (peaks[place]?.since ?? 0) < at),
      );
    },
    size: () => peaks.length,
  };
};
