import { nearestBest, type TrailingDistance } from "./trailing.ts";
import { createTrailingPeaks, type Reached } from "./trailing-peaks.ts";
import type { Tick, TriggerSide } from "./trigger.ts";

/** A distance that triggers of one side trail by. */
export type TrailingGroup = { readonly side: TriggerSide; readonly distance: TrailingDistance };

/** A tick whose interval is known from its start: low and high came after `from`. Minus infinity where nobody knows. */
export type SpanTick = Tick & { readonly from: number };

/** The best prices of one market for both sides. */
export type TrailingMarket = {
  /** History: a price that was reached while this did not watch. */
  add(reached: Reached): void;
  /**
   * Takes in a tick and says for each group which of its triggers it fires: those that trail from the returned time or
   * earlier; null for none.
   */
  see(tick: SpanTick, groups: readonly TrailingGroup[]): readonly (number | null)[];
  forgetBefore(at: number): void;
  size(): number;
};

/** The later of two times of which either may be missing. */
const later = (one: number | null, other: number | null): number | null =>
  one === null || (other !== null && other > one) ? other : one;

/**
 * Fires only on what surely happened, in that order, after a trigger began to trail: the order of low and high within a
 * tick is unknown, and taking the high first would close every trailing position on a rise that was seen in one piece
 * (after an outage, say). So a tick's low is held against prices reached before the tick, and its last price, which came
 * after all of them, against its own high too. Its high counts for triggers that trail from before it, its last price
 * also for those that begin with it. What remains unseen is a fall that was over within the tick.
 */
export const createTrailingMarket = (): TrailingMarket => {
  const peaks = { below: createTrailingPeaks("below"), above: createTrailingPeaks("above") };
  const fires = ({ side, distance }: TrailingGroup, price: Tick["last"], by: number): number | null => {
    const best = nearestBest(side, price, distance);
    return best === null ? null : peaks[side].latest(best, by);
  };
  const add = (reached: Reached): void => {
    peaks.below.add(reached);
    peaks.above.add(reached);
  };
  return {
    add,
    see(tick, groups) {
      const { from, at, last } = tick;
      const before = groups.map((group) => fires(group, group.side === "below" ? tick.low : tick.high, from));
      if (from > Number.NEGATIVE_INFINITY) {
        peaks.below.add({ since: from, by: at, price: tick.high });
        peaks.above.add({ since: from, by: at, price: tick.low });
      }
      add({ since: at, by: at, price: last });
      return groups.map((group, place) => later(before[place] ?? null, fires(group, last, at)));
    },
    forgetBefore(at) {
      peaks.below.forgetBefore(at);
      peaks.above.forgetBefore(at);
    },
    size: () => peaks.below.size() + peaks.above.size(),
  };
};
