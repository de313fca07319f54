import { expect, test } from "vitest";
import { aCandle } from "#testing/builders/a-candle.ts";
import { firstFrom, seriesOf } from "./candle-series.ts";

const MINUTE = 60_000;

test("a block knows the lowest and the highest of its candles, the last one too", () => {
  const candles = Array.from({ length: 65 }, (_, index) =>
    aCandle({ at: index * MINUTE, low: 100 - index, high: 200 + index }),
  );
  const { blockLow, blockHigh } = seriesOf(candles);
  expect([...blockLow]).toEqual([100 - 63, 100 - 64]);
  expect([...blockHigh]).toEqual([200 + 63, 200 + 64]);
});

test("the first candle from a time on is found where minutes are missing and where none is", () => {
  const series = seriesOf([0, 1, 2, 10, 11].map((minute) => aCandle({ at: minute * MINUTE })));
  expect([0, 2, 3, 10, 11, 12].map((minute) => firstFrom(series, minute * MINUTE))).toEqual([
    0, 2, 3, 3, 4, 5,
  ]);
  expect(firstFrom(series, 0, 3)).toBe(3);
  expect(firstFrom(series, 11 * MINUTE, 3)).toBe(4);
});
