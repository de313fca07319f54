import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Candle } from "#domain/replay/candle.ts";
import { noDefects } from "#domain/replay/candle-reader.ts";
import { candleToPrices } from "#domain/replay/candle-to-prices.ts";
import { priceHalfUsd } from "#domain/units.ts";
import { generateDirtyCandles } from "#testing/candles/generate-dirty-candles.ts";
import { writeDirtyCandles } from "#testing/candles/write-dirty-candles.ts";
import { readCandles } from "./read-candles.ts";

const HEADER = "time_ms,open,high,low,close,volume_usd";
const AT = 1_767_571_200_000;
const row = (minute: number, rest = "100,101,99,100,5"): string => `${AT + minute * 60_000},${rest}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "candles-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const lines = (...rows: string[]): string => file("rows.csv", [HEADER, ...rows].join("\n"));

async function all(path: string, defects = noDefects()): Promise<Candle[]> {
  const candles: Candle[] = [];
  for await (const candle of readCandles(path, defects)) candles.push(candle);
  return candles;
}

describe("a recording", () => {
  it.each(["dirty.csv", "dirty.csv.gz"])(
    "with every known defect is mended and counted (%s)",
    async (name) => {
      const path = join(folder, name);
      const made = writeDirtyCandles(path, 11, 2_000);
      const defects = noDefects();
      const candles = await all(path, defects);
      expect(candles).toHaveLength(made.candles);
      expect(defects).toEqual(made.defects);
      for (const count of Object.values(made.defects)) expect(count).toBeGreaterThan(0);
      for (const { open, high, low, close } of candles) {
        expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
        expect(low).toBeLessThanOrEqual(Math.min(open, close));
      }
      expect(Math.min(...candles.map(({ low }) => low))).toBeLessThan(200_000 * 0.87);
    },
  );

  it("is made up alike for the same seed", () => {
    expect(generateDirtyCandles(5)).toEqual(generateDirtyCandles(5));
    expect(generateDirtyCandles(5).csv).not.toBe(generateDirtyCandles(6).csv);
  });

  it("is widened where the open lies outside low..high", async () => {
    const [candle] = await all(lines(row(0, "103,101,99,100,5")));
    expect(candle).toMatchObject({ open: 206, high: 206, low: 198, close: 200, at: AT });
  });

  it("may order its columns as it likes, end its lines with CRLF and start with a byte order mark", async () => {
    const text = `\uFEFFvolume_usd,close,low,high,open,time_ms,more\r\n5,100,99,101,100.5,${AT},x\r\n`;
    expect(await all(file("order.csv", text))).toMatchObject([{ open: 201, close: 200, volume: 5 }]);
  });

  it.each([
    [
      "times that go back",
      () => lines(row(1), row(0)),
      /line 3: time_ms goes back; sort the file by time_ms/,
    ],
    [
      "NaN",
      () => lines(row(0), row(1, "100,NaN,99,100,5")),
      /line 3: high is "NaN", not a number; correct or remove/,
    ],
    ["an empty cell", () => lines(row(0, "100,,99,100,5")), /line 2: high is "", not a number/],
    ["a price of zero", () => lines(row(0, "100,101,0,100,5")), /line 2: low is 0, no price between 1 and/],
    ["an absurd price", () => lines(row(0, "100,1e12,99,100,5")), /line 2: high is 1000000000000, no price/],
    [
      "a tenfold leap",
      () => lines(row(0), row(1, "100,1200,99,100,5")),
      /line 3: the price moves more than tenfold/,
    ],
    ["low above high", () => lines(row(0, "100,99,101,100,5")), /line 2: low lies above high/],
    ["times in seconds", () => lines("1767571200,1,1,1,1,1"), /these look like seconds: multiply by 1000/],
    [
      "a missing column",
      () => file("less.csv", "time_ms,open,high,low,close\n"),
      /line 1: column volume_usd is missing/,
    ],
    ["no rows", () => lines(), /holds no candle; it needs rows of time_ms,open/],
    ["no file", () => join(folder, "none.csv"), /there is no such file; check the path/],
    [
      "half a gzip file",
      () => file("half.csv.gz", gzipSync(generateDirtyCandles(1).csv).subarray(0, 900)),
      /not a whole gzip/,
    ],
  ])("with %s is refused in one line that says where and what to do", async (_name, make, message) => {
    await expect(all(make())).rejects.toThrow(message);
  });
});

describe("a candle", () => {
  const candle = (open: number, high: number, low: number, close: number): Candle => ({
    at: AT,
    open: priceHalfUsd(open),
    high: priceHalfUsd(high),
    low: priceHalfUsd(low),
    close: priceHalfUsd(close),
    volume: 40,
  });
  const prices = (made: Candle): number[] => candleToPrices(made).map(({ price }) => price);

  it("plays as open, the nearer extreme, the other one, close, a quarter of a minute each", () => {
    expect(prices(candle(100, 110, 95, 105))).toEqual([100, 95, 110, 105]);
    expect(prices(candle(100, 103, 90, 95))).toEqual([100, 103, 90, 95]);
    expect(prices(candle(100, 105, 95, 100))).toEqual([100, 95, 105, 100]);
    expect(candleToPrices(candle(2, 2, 2, 2)).map(({ at }) => at - AT)).toEqual([0, 15_000, 30_000, 45_000]);
  });
});
