import { expect, test } from "vitest";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import { priceHalfUsd, usd } from "#domain/units.ts";
import type { Candle } from "#ports/exchange.ts";
import { AppError } from "#services/app-error.ts";
import { createCache } from "#services/cache/create-cache.ts";
import { listShownCandles } from "./list-shown-candles.ts";

const candle = (close: number): Candle => ({
  at: 1_800_000_000_000,
  open: priceHalfUsd(200_000),
  high: priceHalfUsd(200_002),
  low: priceHalfUsd(199_999),
  close: priceHalfUsd(close),
  volume: usd(1_234),
});
const REQUEST = { network: "paper", range: "1m", limit: 2 } as const;

const open = () => {
  const state = { now: 0, asked: 0, isAway: false };
  const elapsed = () => state.now;
  const list = async () => {
    state.asked += 1;
    if (state.isAway) throw new AppError("unavailable", "The exchange is away.");
    return [candle(200_000 + state.asked)];
  };
  const cache = createCache({
    store: createMemoryCacheStore({ elapsed, maxEntries: 10, maxBytes: 10_000 }),
    elapsed,
    digestKey: "a digest key",
    newVersion: () => "one",
  });
  return { state, list: () => listShownCandles({ cache, list }, REQUEST) };
};

test("many charts are one question to the exchange for two seconds, and get the candle as it was", async () => {
  const { state, list } = open();
  const first = await Promise.all(Array.from({ length: 200 }, () => list()));
  expect(first.every((candles) => candles[0]?.close === 200_001)).toBe(true);
  state.now = 1_999;
  expect(await list()).toEqual([candle(200_001)]);
  expect(state.asked).toBe(1);
  state.now = 2_000;
  expect(await list()).toEqual([candle(200_002)]);
});

test("candles that cannot be read are said to be away, and asked for again", async () => {
  const { state, list } = open();
  state.isAway = true;
  await expect(list()).rejects.toMatchObject({ code: "unavailable" });
  state.isAway = false;
  expect(await list()).toEqual([candle(200_002)]);
});
