import type { PriceHalfUsd } from "../units.ts";
import type { Candle } from "./candle.ts";

export type TimedPrice = { readonly at: number; readonly price: PriceHalfUsd; readonly volume: number };

/** How long one of the four prices of a minute stands. */
export const QUARTER_MS = 15_000;

/** Whether the high is nearer to the open than the low is; at equal distance it is not. */
export const isHighNearer = (open: number, high: number, low: number): boolean => high - open < open - low;

/**
 * A candle as four prices: open, the extreme nearer to it, the other one, close. At equal distance the low comes first.
 * Each stands a quarter of a minute and carries a quarter of the volume.
 */
export function candleToPrices(candle: Candle): readonly [TimedPrice, TimedPrice, TimedPrice, TimedPrice] {
  const highFirst = isHighNearer(candle.open, candle.high, candle.low);
  const [near, far] = highFirst ? [candle.high, candle.low] : [candle.low, candle.high];
  const volume = candle.volume / 4;
  return [
    { at: candle.at, price: candle.open, volume },
    { at: candle.at + QUARTER_MS, price: near, volume },
    { at: candle.at + 2 * QUARTER_MS, price: far, volume },
    { at: candle.at + 3 * QUARTER_MS, price: candle.close, volume },
  ];
}
