import { describe, expect, test } from "vitest";
import { ok } from "#domain/result.ts";
import { priceFromUsd, usd } from "#domain/units.ts";
import type { Candle, MarketData } from "#ports/exchange.ts";
import { readGap } from "./read-gap.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 8);

const candleAt = (at: number): Candle => {
  const price = priceFromUsd(100_000);
  return { at, open: price, high: price, low: price, close: price, volume: usd(1) };
};

/** An exchange that keeps a candle for each of these minutes ago (0 is still forming), and counts what it is asked. */
const marketOf = (minutesAgo: readonly number[], onPage: (page: number) => void = () => undefined) => {
  const asked: number[] = [];
  const candles = minutesAgo.map((minutes) => candleAt(NOW - minutes * MINUTE));
  const market: Pick<MarketData, "candles"> = {
    candles: async ({ limit, to = Number.POSITIVE_INFINITY }) => {
      asked.push(limit);
      onPage(asked.length);
      return ok(candles.filter(({ at }) => at <= to).slice(0, limit));
    },
  };
  return { market, asked };
};
const every = (minutes: number) => Array.from({ length: minutes }, (_, at) => at);

const minutesRead = async (
  market: Pick<MarketData, "candles">,
  sinceMs: number,
): Promise<readonly number[]> => {
  const gap = await readGap(market, sinceMs);
  if (!gap.ok) throw new Error("The gap could not be read");
  return gap.value.map(({ at }) => (NOW - at) / MINUTE);
};

describe("a gap", () => {
  test("of seconds is the minute it began in and the one it ends in", async () => {
    expect(await minutesRead(marketOf(every(100)).market, 5_000)).toEqual([0, 1]);
  });

  test("of three days is whole, each minute once", async () => {
    const { market, asked } = marketOf(every(20_000));
    // 3 × 1,440 minutes and the one that is forming.
    expect(await minutesRead(market, 3 * 1_440 * MINUTE)).toEqual(every(4_321));
    expect(asked).toEqual([1_000, 1_000, 1_000, 1_000, 321]);
  });

  test("of a year is read from its newest part, within bounds", async () => {
    const { market, asked } = marketOf(every(20_000));
    expect(await minutesRead(market, 365 * 1_440 * MINUTE)).toHaveLength(10_000);
    expect(asked).toHaveLength(10);
  });

  test("reaches back no further than it is old, where quiet minutes have no candle", async () => {
    const sparse = [0, 3, 4, 9, 10, 11, 50];
    expect(await minutesRead(marketOf(sparse).market, 9 * MINUTE)).toEqual([0, 3, 4, 9]);
  });

  test("of an exchange that keeps less is what it keeps", async () => {
    expect(await minutesRead(marketOf(every(1_500)).market, 4_000 * MINUTE)).toEqual(every(1_500));
    expect(await minutesRead(marketOf([]).market, 4_000 * MINUTE)).toEqual([]);
  });

  test("is not read on once nobody waits for it, and is no half gap then", async () => {
    const ending = new AbortController();
    const { market, asked } = marketOf(every(5_000), (page) => {
      if (page === 2) ending.abort();
    });
    expect(await readGap(market, 4_000 * MINUTE, ending.signal)).toMatchObject({ ok: false });
    expect(asked).toHaveLength(2);
  });
});
