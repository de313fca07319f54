import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IndicatorRange, isIndicatorRange, nextCloseAt, rangeToMs } from "./candle-range.ts";

const RANGES: readonly IndicatorRange[] = [
  ...(["1m", "3m", "5m", "10m", "15m", "30m", "45m"] as const),
  ...(["1h", "2h", "3h", "4h", "1d", "1w"] as const),
];

describe("the next close", () => {
  it.each([
    ["1m", "2026-01-07T10:00:00.000Z", "2026-01-07T10:01:00.000Z"],
    ["1m", "2026-01-07T10:00:59.999Z", "2026-01-07T10:01:00.000Z"],
    ["15m", "2026-01-07T10:14:00.000Z", "2026-01-07T10:15:00.000Z"],
    ["4h", "2026-01-07T10:14:00.000Z", "2026-01-07T12:00:00.000Z"],
    ["1d", "2026-01-07T10:14:00.000Z", "2026-01-08T00:00:00.000Z"],
    // 7 January 2026 is a Wednesday: its week ends with the night to Monday the 12th.
    ["1w", "2026-01-07T10:14:00.000Z", "2026-01-12T00:00:00.000Z"],
    ["1w", "2026-01-12T00:00:00.000Z", "2026-01-19T00:00:00.000Z"],
  ] as const)("of %s after %s is at %s", (range, at, close) => {
    expect(new Date(nextCloseAt(range, Date.parse(at))).toISOString()).toBe(close);
  });

  it("is strictly ahead, at most one candle away, and the one after it a whole candle later", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANGES), fc.integer({ min: 0, max: 2 ** 41 }), (range, at) => {
        const close = nextCloseAt(range, at);
        expect(close > at && close - at <= rangeToMs(range)).toBe(true);
        expect(nextCloseAt(range, close)).toBe(close + rangeToMs(range));
      }),
    );
  });
});

describe("a range", () => {
  it("is one of the exchange's that are always equally long", () => {
    expect(RANGES.every(isIndicatorRange)).toBe(true);
    expect(["1month", "3months", "toString", "2m", ""].some(isIndicatorRange)).toBe(false);
  });
});
