import { describe, expect, it } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { createCandleHistory } from "./candle-history.ts";
import { CANDLE_RANGES, candleStart } from "./candle-range.ts";
import { writeHistory } from "./write-history.ts";

const AT = Date.UTC(2026, 4, 14, 10, 7);

describe("candles", () => {
  it("are put together from prices, newest first", () => {
    const history = createCandleHistory();
    for (const [second, price] of [
      [0, 100],
      [20, 105],
      [40, 95],
      [60, 97],
    ] as const)
      history.add(AT + second * 1_000, priceFromUsd(price), 10);
    expect(history.between("1m", AT, AT + 60_000)).toEqual([
      { at: AT + 60_000, open: 194, high: 194, low: 194, close: 194, volume: 10 },
      { at: AT, open: 200, high: 210, low: 190, close: 190, volume: 30 },
    ]);
    expect(history.forming("1h")).toEqual({
      at: AT - 7 * 60_000,
      open: 200,
      high: 210,
      low: 190,
      close: 194,
      volume: 40,
    });
  });

  it.each([
    ["45m", Date.UTC(2026, 4, 14, 9, 45)],
    ["4h", Date.UTC(2026, 4, 14, 8)],
    ["1d", Date.UTC(2026, 4, 14)],
    ["1w", Date.UTC(2026, 4, 11)],
    ["1month", Date.UTC(2026, 4, 1)],
    ["3months", Date.UTC(2026, 3, 1)],
  ] as const)("of %s open where the calendar says", (range, start) => {
    expect(new Date(candleStart(range, AT)).toISOString()).toBe(new Date(start).toISOString());
  });

  it("of every range cover the same prices", () => {
    const history = createCandleHistory();
    const past = writeHistory(1, priceFromUsd(100_000), AT);
    for (const candle of past) history.addMinute(candle);
    const top = Math.max(...past.map(({ high }) => high));
    for (const range of CANDLE_RANGES)
      expect(Math.max(...history.between(range, 0, AT).map(({ high }) => high)), range).toBe(top);
  });
});

describe("the made-up past", () => {
  const past = writeHistory(1, priceFromUsd(100_000), AT + 12_345);

  it("is a whole week that ends at the first price, without a gap or a leap", () => {
    expect(past).toHaveLength(7 * 24 * 60);
    expect(past.at(-1)).toMatchObject({ at: AT - 60_000, close: 200_000 });
    for (let i = 1; i < past.length; i += 1) {
      expect((past[i]?.at ?? 0) - (past[i - 1]?.at ?? 0)).toBe(60_000);
      expect(past[i]?.open).toBe(past[i - 1]?.close);
    }
    expect(Math.max(...past.map(({ high }) => high))).toBeLessThan(215_000);
  });

  it("is the same for the same seed", () => {
    expect(writeHistory(1, priceFromUsd(100_000), AT + 12_345)).toEqual(past);
  });
});
