import type { Candle } from "#domain/replay/candle.ts";
import { priceFromUsd } from "#domain/units.ts";

/** Makes its history up as it goes: what is tested on it changes with every run and means nothing. */
export const rollCandles = (count: number): readonly Candle[] =>
  Array.from({ length: count }, (_, minute) => {
    const price = priceFromUsd(100_000 * (1 + (Math.random() - 0.5) / 50));
    return { at: 60_000 * minute, open: price, high: price, low: price, close: price, volume: 1 };
  });
