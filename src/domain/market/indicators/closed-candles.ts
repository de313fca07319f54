import type { PriceHalfUsd } from "../../units.ts";

/** One interval of prices; `at` is its opening time in epoch milliseconds. */
export type PriceCandle = {
  readonly at: number;
  readonly open: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly low: PriceHalfUsd;
  readonly close: PriceHalfUsd;
};

/**
 * Candles that are over and lack nothing in between, oldest first; or what makes them useless: none is over yet, the one
 * that opened at `missingAt` is not there, or the one at `at` was told twice with different prices.
 */
export type ClosedCandles =
  | { readonly kind: "known"; readonly candles: readonly PriceCandle[]; readonly closedAt: number }
  | { readonly kind: "unknown"; readonly rule: "none" }
  | { readonly kind: "unknown"; readonly rule: "gap"; readonly missingAt: number }
  | { readonly kind: "unknown"; readonly rule: "contradiction"; readonly at: number };

const isSame = (a: PriceCandle, b: PriceCandle): boolean =>
  a.open === b.open && a.high === b.high && a.low === b.low && a.close === b.close;

/** What stands between one candle and the next, if anything does; the same candle told again is no harm. */
const faultBetween = (before: PriceCandle, after: PriceCandle, rangeMs: number): ClosedCandles | null => {
  if (after.at === before.at) {
    return isSame(before, after) ? null : { kind: "unknown", rule: "contradiction", at: after.at };
  }
  const missingAt = before.at + rangeMs;
  return after.at === missingAt ? null : { kind: "unknown", rule: "gap", missingAt };
};

/**
 * Keeps the candles that are over at `at` (epoch milliseconds), given in any order, pages overlapping or not; each lasts
 * `rangeMs`. A missing candle, in between or at the end, makes them all unknown: an indicator over a gap looks like any
 * other number and is a wrong one. A source that still mends a candle after its close is to be asked a little later.
 */
export const keepClosed = (candles: readonly PriceCandle[], at: number, rangeMs: number): ClosedCandles => {
  const over = candles.filter((candle) => candle.at + rangeMs <= at).sort((a, b) => a.at - b.at);
  const kept: PriceCandle[] = [];
  for (const candle of over) {
    const before = kept.at(-1);
    const fault = before === undefined ? null : faultBetween(before, candle, rangeMs);
    if (fault !== null) return fault;
    if (candle.at !== before?.at) kept.push(candle);
  }
  const newest = kept.at(-1);
  if (newest === undefined) return { kind: "unknown", rule: "none" };
  const closedAt = newest.at + rangeMs;
  if (closedAt + rangeMs <= at) return { kind: "unknown", rule: "gap", missingAt: closedAt };
  return { kind: "known", candles: kept, closedAt };
};
