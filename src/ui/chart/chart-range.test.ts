import { expect, it } from "vitest";
import { CANDLE_RANGES } from "#domain/market/candle-range.ts";
import { candleStart, isChartRange, isOfDays } from "./chart-range.ts";

const startOf = (range: (typeof CANDLE_RANGES)[number], at: string) =>
  new Date(candleStart(range, Date.parse(at))).toISOString().slice(0, 16);

it("there are fifteen, from a minute to three months", () => {
  expect(CANDLE_RANGES).toHaveLength(15);
  expect([CANDLE_RANGES[0], CANDLE_RANGES.at(-1)]).toEqual(["1m", "3months"]);
  expect([isChartRange("45m"), isChartRange("3months"), isChartRange("2m")]).toEqual([true, true, false]);
});

it("a moment lies in the candle that began last: Monday 23 November 2026, 17:53:09", () => {
  const at = "2026-11-23T17:53:09.500Z";
  expect(startOf("1m", at)).toBe("2026-11-23T17:53");
  expect(startOf("45m", at)).toBe("2026-11-23T17:15");
  expect(startOf("4h", at)).toBe("2026-11-23T16:00");
  expect(startOf("1w", at)).toBe("2026-11-23T00:00");
  expect(startOf("1month", at)).toBe("2026-11-01T00:00");
  expect(startOf("3months", at)).toBe("2026-10-01T00:00");
});

it("the moment at which a candle begins is its own", () => {
  expect(startOf("1h", "2026-11-23T17:00:00.000Z")).toBe("2026-11-23T17:00");
  expect(startOf("1h", "2026-11-23T16:59:59.999Z")).toBe("2026-11-23T16:00");
});

it("days, weeks, months and quarters begin with a day of UTC", () => {
  expect(CANDLE_RANGES.filter(isOfDays)).toEqual(["1d", "1w", "1month", "3months"]);
});
