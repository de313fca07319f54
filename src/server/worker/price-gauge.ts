import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

/** Gathers prices between two ticks, so that a tick is the whole interval and no level is jumped over. */
export type PriceGauge = {
  add(price: PriceHalfUsd): void;
  /** The tick since the last `take`, starting at the price that one ended with; null when no price came. */
  take(at: number): Tick | null;
  /** The last price once more, for a market that stands still; null before the first. */
  again(at: number): Tick | null;
};

export const createPriceGauge = (): PriceGauge => {
  let low: PriceHalfUsd | null = null;
  let high: PriceHalfUsd | null = null;
  let last: PriceHalfUsd | null = null;
  let isFresh = false;
  return {
    add(price) {
      low = low === null || price < low ? price : low;
      high = high === null || price > high ? price : high;
      last = price;
      isFresh = true;
    },
    take(at) {
      if (!isFresh || low === null || high === null || last === null) return null;
      const tick = { low, high, last, at };
      low = last;
      high = last;
      isFresh = false;
      return tick;
    },
    again: (at) => (last === null ? null : { low: last, high: last, last, at }),
  };
};
