import { expect, test } from "vitest";
import { streamLife } from "./stream-life.ts";

const HOUR_MS = 3_600_000;

test("a stream lives for a quarter of an hour or a little less, on a platform of functions for two minutes", () => {
  const lives = (isFunction: boolean) =>
    [0, 0.5, 1].map((chance) => streamLife({ isFunction, leftMs: HOUR_MS, chance }));
  expect(lives(false)).toEqual([900_000, 787_500, 675_000]);
  expect(lives(true)).toEqual([120_000, 105_000, 90_000]);
});

test("no stream outlives its session", () => {
  const life = (leftMs: number) => streamLife({ isFunction: false, leftMs, chance: 0 });
  expect([life(1_000), life(0), life(-5)]).toEqual([1_000, 0, 0]);
});
