import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { priceHalfUsd } from "#domain/units.ts";
import { drivePrices } from "./drive-prices.ts";
import { openExchange } from "./open-exchange.ts";
import type { PaperExchangeOptions } from "./paper-exchange.ts";

const START = Date.UTC(2026, 0, 5);
const price = priceHalfUsd(200_000);
const OPTIONS: PaperExchangeOptions = {
  ...{ prices: { kind: "steerable", start: price }, seed: 1, speed: 1, startAt: START },
  adminToken: "a token of the test, of forty letters...",
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** When prices came, in milliseconds since the start. */
const driven = async () => {
  const { exchange, feed } = await openExchange(OPTIONS);
  const began = performance.now();
  const heard: number[] = [];
  exchange.onEvents({ listens: () => true, hear: () => void heard.push(performance.now() - began) });
  return { exchange, heard, stop: drivePrices(exchange, feed, OPTIONS) };
};

test("a price that stands still is told again each second", async () => {
  const { heard, stop } = await driven();
  await vi.advanceTimersByTimeAsync(3_500);
  expect(heard).toEqual([1_000, 2_000, 3_000]);
  await stop();
  await vi.advanceTimersByTimeAsync(3_500);
  expect(heard).toHaveLength(3);
});

test("and not between prices that somebody sets more often", async () => {
  const { exchange, heard, stop } = await driven();
  for (let step = 0; step < 5; step += 1) {
    await vi.advanceTimersByTimeAsync(700);
    exchange.step(price, exchange.world.clock.now());
  }
  expect(heard).toEqual([700, 1_400, 2_100, 2_800, 3_500]);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(heard.slice(5)).toEqual([4_500]);
  await stop();
});
