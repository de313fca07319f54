import { rangeToMs } from "../../market/indicators/candle-range.ts";
import { keepClosed, type PriceCandle } from "../../market/indicators/closed-candles.ts";
import { closesForAverage, movingAverage } from "../../market/indicators/moving-average.ts";
import { closesForRsi, rsi } from "../../market/indicators/rsi.ts";
import type { PriceE4, PriceHalfUsd } from "../../units.ts";
import type { EntryCondition } from "./auto-entry.ts";

/** A condition that is read from candles when one closes. */
export type CandleCondition = Extract<EntryCondition, { readonly kind: "rsi" | "average" }>;

/** A figure with the newest closed candle, and without it. */
type Pair<T> = { readonly before: T; readonly now: T };

/**
 * What an indicator says as of the candle that closed at `closedAt` (epoch milliseconds): the index in hundredths, averages in
 * ten-thousandths of a dollar. Unknown names why: `none`, `gap` and `contradiction` as of `keepClosed`, `too-few` while there
 * are fewer closes than settle it, `undefined` where the index is none.
 */
export type EntrySignal =
  | ({ readonly kind: "rsi"; readonly closedAt: number } & Pair<number>)
  | {
      readonly kind: "average";
      readonly closedAt: number;
      readonly fast: Pair<PriceE4>;
      readonly slow: Pair<PriceE4>;
    }
  | {
      readonly kind: "unknown";
      readonly rule: "none" | "gap" | "contradiction" | "too-few" | "undefined";
    };

/** How many closed candles a condition is read from: those that settle its slowest figure, and one before. */
export const candlesNeeded = (when: CandleCondition): number =>
  1 + (when.kind === "rsi" ? closesForRsi(when.period) : closesForAverage(when.of, when.slow));

const pairOf = <T>(closes: readonly PriceHalfUsd[], read: (closes: readonly PriceHalfUsd[]) => T | null) => {
  const [before, now] = [read(closes.slice(0, -1)), read(closes)];
  return before === null || now === null ? null : { before, now };
};

const signalOf = (
  when: CandleCondition,
  closes: readonly PriceHalfUsd[],
  closedAt: number,
): EntrySignal | null => {
  if (when.kind === "rsi") {
    const pair = pairOf(closes, (known) => rsi(known, when.period));
    return pair && { kind: "rsi", closedAt, ...pair };
  }
  const fast = pairOf(closes, (known) => movingAverage(when.of, known, when.fast));
  const slow = pairOf(closes, (known) => movingAverage(when.of, known, when.slow));
  return fast && slow && { kind: "average", closedAt, fast, slow };
};

/**
 * Reads a condition's indicator from candles of its range, as of `at` (epoch milliseconds). Always from the same number of
 * candles, so it says the same however many more there are, and the same for everybody who asks for it.
 */
export const readEntrySignal = (
  when: CandleCondition,
  candles: readonly PriceCandle[],
  at: number,
): EntrySignal => {
  const closed = keepClosed(candles, at, rangeToMs(when.range));
  if (closed.kind === "unknown") return { kind: "unknown", rule: closed.rule };
  const needed = candlesNeeded(when);
  if (closed.candles.length < needed) return { kind: "unknown", rule: "too-few" };
  const closes = closed.candles.slice(-needed).map((candle) => candle.close);
  return signalOf(when, closes, closed.closedAt) ?? { kind: "unknown", rule: "undefined" };
};
