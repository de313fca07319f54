import { expect, it } from "vitest";
import { closesForAverage } from "#domain/market/indicators/moving-average.ts";
import { bollingerLines } from "./bollinger.ts";
import { emaLine } from "./ema.ts";
import { indicatorLines } from "./indicator-lines.ts";
import { macdLines } from "./macd.ts";
import { rsiLine } from "./rsi.ts";
import { settledLine } from "./settled-line.ts";

it("Bollinger's bands of 100, 104, 102, 110 dollars over two closes", () => {
  // Averages 102, 103, 106; both closes lie 2, 1 and 4 from it, which is the deviation; twice that on either side.
  const { upper, middle, lower } = bollingerLines([200, 208, 204, 220], { period: 2, deviations: 2 });
  expect(middle).toEqual([null, 102, 103, 106]);
  expect(upper).toEqual([null, 106, 105, 114]);
  expect(lower).toEqual([null, 98, 101, 98]);
});

it("MACD (1, 3, 1) of 100, 104, 108, 120 dollars", () => {
  // The slow average takes half of each close: 100, 102, 105, 112.5; the fast one is the close itself.
  const { macd, signal, histogram } = macdLines([200, 208, 216, 240], { fast: 1, slow: 3, signal: 1 });
  expect(macd).toEqual([null, null, 3, 7.5]);
  expect(signal).toEqual([null, null, 3, 7.5]);
  expect(histogram).toEqual([null, null, 0, 0]);
});

it("the signal of a MACD (1, 3, 3) takes half of each: 3, then (3 + 7.5) / 2", () => {
  const { signal, histogram } = macdLines([200, 208, 216, 240], { fast: 1, slow: 3, signal: 3 });
  expect(signal).toEqual([null, null, 3, 5.25]);
  expect(histogram).toEqual([null, null, 0, 2.25]);
});

it("the index is that of the rules: drawn once 20 closes settle a period of 2, and read from just those", () => {
  // Nineteen rises of a dollar, then a fall of a dollar: the averages are 1 and 0 before it, 1/2 and 1/2 after.
  const closes = [...Array.from({ length: 20 }, (_, place) => 200_000 + 2 * place), 200_036];
  const line = rsiLine(2)(closes);
  expect(line.slice(0, 19)).toEqual(Array(19).fill(null));
  expect(line.slice(19)).toEqual([100, 50]);
});

it("so is the exponential average: in dollars, where it is settled", () => {
  const needed = closesForAverage("exponential", 2);
  const flat = Array<number>(needed).fill(200_001);
  // 2/3 of the newest close and 1/3 of the average before it: 100,000.5 + 2/3 · 3.
  const line = emaLine(2)([...flat, 200_007]);
  expect(line.at(needed - 2)).toBeNull();
  expect(line.slice(needed - 1)).toEqual([100_000.5, 100_002.5]);
});

it("a line is worked out anew from where its closes differ, and nothing before that", () => {
  let asked = 0;
  const line = settledLine({
    needed: 2,
    read: ([a = 0, b = 0]) => {
      asked += 1;
      return a + b;
    },
  });
  expect(line([10, 20, 30])).toEqual([null, 30, 50]);
  expect(line([10, 20, 35])).toEqual([null, 30, 55]);
  expect(line([10, 20, 35, 40])).toEqual([null, 30, 55, 75]);
  expect(asked).toBe(4);
  // The first is gone: what lies at each place is another one.
  expect(line([20, 35, 40])).toEqual([null, 55, 75]);
  expect(line([20])).toEqual([null]);
});

it("volume is drawn as it was told", () => {
  const candle = { at: "2026-11-23T17:53:00.000Z", open: 2, high: 2, low: 2, close: 2, volume: 12_400 };
  expect(indicatorLines("volume", [candle])).toEqual([{ name: "volume", values: [12_400] }]);
});
