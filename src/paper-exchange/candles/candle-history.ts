import type { Candle } from "#domain/replay/candle.ts";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import { type CandleRange, candleStart, isLongRange } from "./candle-range.ts";

/** Each side of the history keeps this many candles: 69 days of minutes, 11 years of hours. */
const KEPT = 100_000;

export type CandleHistory = {
  /** Takes one price in; constant work. */
  add(at: number, price: PriceHalfUsd, volume: number): void;
  /** Takes a whole minute in, in order of time. */
  addMinute(candle: Candle): void;
  /** The candle of a range that is still forming, or null before the first price. */
  forming(range: CandleRange): Candle | null;
  /** Candles opening within [from, to], newest first. */
  between(range: CandleRange, from: number, to: number): readonly Candle[];
  /** Minutes from `from` on, oldest first, for the store. */
  minutesSince(from: number): readonly Candle[];
};

export function createCandleHistory(): CandleHistory {
  const minutes: Candle[] = [];
  const hours: Candle[] = [];
  return {
    add: (at, price, volume) => {
      const tick = { at, open: price, high: price, low: price, close: price, volume };
      extend(minutes, "1m", tick);
      extend(hours, "1h", tick);
    },
    addMinute: (candle) => {
      extend(minutes, "1m", candle);
      extend(hours, "1h", candle);
    },
    forming: (range) => {
      const base = isLongRange(range) ? hours : minutes;
      const newest = base.at(-1);
      if (newest === undefined) return null;
      return merge(range, from(base, candleStart(range, newest.at))).at(-1) ?? null;
    },
    between: (range, start, end) => {
      const base = from(isLongRange(range) ? hours : minutes, candleStart(range, start));
      const merged = merge(range, base);
      return merged.filter((candle) => candle.at >= start && candle.at <= end).reverse();
    },
    minutesSince: (start) => from(minutes, start),
  };
}

function extend(base: Candle[], range: CandleRange, tick: Candle): void {
  const at = candleStart(range, tick.at);
  const newest = base.at(-1);
  if (newest === undefined || at > newest.at) {
    if (base.length >= 2 * KEPT) base.splice(0, base.length - KEPT);
    base.push({ ...tick, at });
  } else base[base.length - 1] = join(newest, tick);
}

const join = (first: Candle, next: Candle): Candle => ({
  at: first.at,
  open: first.open,
  high: priceHalfUsd(Math.max(first.high, next.high)),
  low: priceHalfUsd(Math.min(first.low, next.low)),
  close: next.close,
  volume: first.volume + next.volume,
});

function from(base: readonly Candle[], start: number): readonly Candle[] {
  let low = 0;
  let high = base.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((base[middle]?.at ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return base.slice(low);
}

function merge(range: CandleRange, base: readonly Candle[]): Candle[] {
  const merged: Candle[] = [];
  for (const candle of base) extend(merged, range, candle);
  return merged;
}
