import { describe, expect, it } from "vitest";
import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { priceFromUsd } from "#domain/units.ts";
import { runFeed } from "./run-feed.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Plays a price a virtual second; `naps` are real milliseconds that pass unnoticed before the n-th price. */
async function play(options: {
  readonly speed?: number;
  readonly count: number;
  readonly naps?: Readonly<Record<number, number>>;
  readonly leaps?: boolean;
}): Promise<{ readonly real: number; readonly virtual: number[] }> {
  const { speed = 1, count, naps = {}, leaps = true } = options;
  let real = 0;
  let virtual = 0;
  const played: number[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const price = priceFromUsd(100_000);
  runFeed({
    feed: {
      next: (now): Promise<TimedPrice | null> => {
        real += naps[played.length] ?? 0;
        if (played.length === count) resolve();
        return Promise.resolve(played.length < count ? { at: now + SECOND, price, volume: 0 } : null);
      },
      state: () => null,
      begin: () => undefined,
    },
    speed,
    now: () => virtual,
    step: ({ at }) => {
      virtual = at;
      played.push(at);
    },
    leap: leaps
      ? (to) => {
          virtual = Math.max(virtual, to);
        }
      : null,
    onEnd: (error) => {
      throw error;
    },
    real: {
      nowMs: () => real,
      sleep: async (ms) => {
        real += ms;
      },
    },
  });
  await ended;
  return { real, virtual: played };
}

describe("a feed that drives itself", () => {
  it("keeps the pace it is given", async () => {
    expect(await play({ count: 4 })).toEqual({
      real: 4 * SECOND,
      virtual: [1, 2, 3, 4].map((n) => n * SECOND),
    });
    expect((await play({ count: 120, speed: 60 })).real).toBeCloseTo(2 * SECOND, 6);
  });

  it("makes up for a short delay", async () => {
    expect((await play({ count: 10, naps: { 3: 1_500 } })).real).toBe(10 * SECOND);
  });

  it("leaps over a sleep of the machine instead of playing it in a rush", async () => {
    const { real, virtual } = await play({ count: 6, naps: { 3: HOUR } });
    expect(real).toBe(HOUR + 5 * SECOND);
    expect(virtual).toEqual([1, 2, 3, 3_603, 3_604, 3_605].map((n) => n * SECOND));
  });

  it("lets virtual time lag behind a sleep where it does not follow real time", async () => {
    const { virtual } = await play({ count: 5, naps: { 2: HOUR }, leaps: false });
    expect(virtual).toEqual([1, 2, 3, 4, 5].map((n) => n * SECOND));
  });
});
