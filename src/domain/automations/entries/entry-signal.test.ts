import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCandle } from "#testing/builders/an-auto-entry.ts";
import { runs } from "#testing/infra/runs.ts";
import type { PriceCandle } from "../../market/indicators/closed-candles.ts";
import { type CandleCondition, candlesNeeded, readEntrySignal } from "./entry-signal.ts";

const HOUR = 3_600_000;
const rsi: CandleCondition = { kind: "rsi", range: "1h", period: 2, cross: "below", level: 3_000 };
const average: CandleCondition = {
  kind: "average",
  range: "1h",
  of: "simple",
  fast: 2,
  slow: 3,
  cross: "up",
};

/** Candles of an hour with these closes, the last of which closes at 0. */
const hours = (closes: readonly number[]): PriceCandle[] =>
  closes.map((close, place) => aCandle((place - closes.length) * HOUR, close));

describe("the signal of an index", () => {
  /** Up and down by 1 for a while, so that both averages are 0.5 in the end, up to what the beginning still weighs. */
  const flutter = Array.from({ length: 20 }, (_, place) => 100 + (place % 2));

  it("is the value with the newest closed candle and without it", () => {
    // Averages of period 2 flutter between 2/3 up, 1/3 down and the reverse. After a close up: 66.67. Then a fall of 10:
    // up 1/3, down (1/3 + 10)/2: 100 · (1/3) / (1/3 + 31/6) = 6.06.
    const signal = readEntrySignal(rsi, hours([...flutter, 91]), 0);
    expect(signal).toEqual({ kind: "rsi", closedAt: 0, before: 6_667, now: 606 });
  });

  it("says the same however many candles are before those it needs", () => {
    const anyCloses = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 21, maxLength: 40 });
    fc.assert(
      fc.property(anyCloses, (closes) => {
        const needed = candlesNeeded(rsi);
        const all = readEntrySignal(rsi, hours(closes), 0);
        expect(readEntrySignal(rsi, hours(closes.slice(-needed)), 0)).toEqual(all);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("is unknown with one candle too few, a candle missing, none closed, or prices that never moved", () => {
    const enough = hours([...flutter, 91]);
    const still = hours(Array.from({ length: 30 }, () => 100));
    const why = (candles: readonly PriceCandle[], at = 0) => readEntrySignal(rsi, candles, at);
    expect(why(enough.slice(1))).toEqual({ kind: "unknown", rule: "too-few" });
    expect(why(enough.filter((_, place) => place !== 7))).toEqual({ kind: "unknown", rule: "gap" });
    expect(why(enough, HOUR)).toEqual({ kind: "unknown", rule: "gap" });
    expect(why([])).toEqual({ kind: "unknown", rule: "none" });
    expect(why(still)).toEqual({ kind: "unknown", rule: "undefined" });
  });

  it("leaves a candle that still forms out of account", () => {
    const forming = [...hours([...flutter, 91]), aCandle(0, 500)];
    expect(readEntrySignal(rsi, forming, HOUR - 1)).toEqual(readEntrySignal(rsi, forming.slice(0, -1), 0));
  });
});

describe("the signal of averages", () => {
  it("is both of them with the newest closed candle and without it", () => {
    // Of 100, 101, 102: (101 + 102)/2 and 101. Of 101, 102, 106: 104 and 103.
    expect(readEntrySignal(average, hours([100, 101, 102, 106]), 0)).toEqual({
      kind: "average",
      closedAt: 0,
      fast: { before: 1_015_000, now: 1_040_000 },
      slow: { before: 1_010_000, now: 1_030_000 },
    });
  });

  it("needs one candle more than settle the slow one", () => {
    expect(candlesNeeded(average)).toBe(4);
    expect(readEntrySignal(average, hours([101, 102, 106]), 0)).toEqual({ kind: "unknown", rule: "too-few" });
  });
});
