import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { aCandle, aMadeEntry } from "#testing/builders/an-auto-entry.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, priceFromUsd } from "../../units.ts";
import { dipLevel } from "./dip-level.ts";

const MINUTE = 60_000;
const dip = { kind: "dip", bps: basisPoints(200), withinMs: 10 * MINUTE } as const;
/** The highest is 100,010 and the lowest 99,900, both in the minute of 2. */
const candles = [
  aCandle(1 * MINUTE, 99_950, 100_000),
  aCandle(2 * MINUTE, 99_900, 100_010),
  aCandle(3 * MINUTE, 99_950, 100_000),
];

describe("the level of a dip", () => {
  it("is 2 % below the highest for a long: 98,009.8 rounds down to 98,009.5", () => {
    expect(dipLevel("long", dip, { candles, entries: [], at: 4 * MINUTE })).toEqual({
      extreme: priceFromUsd(100_010),
      trigger: { side: "below", price: priceFromUsd(98_009.5) },
      until: 5 * MINUTE,
    });
  });

  it("is 2 % above the lowest for a short: 101,898", () => {
    expect(dipLevel("short", dip, { candles, entries: [], at: 4 * MINUTE })).toMatchObject({
      extreme: priceFromUsd(99_900),
      trigger: { side: "above", price: priceFromUsd(101_898) },
    });
  });

  it("counts a minute once it is over, and until it leaves the window", () => {
    const extremeAt = (at: number) => dipLevel("long", dip, { candles, entries: [], at })?.extreme;
    expect(extremeAt(3 * MINUTE - 1)).toBe(priceFromUsd(100_000));
    expect(extremeAt(3 * MINUTE)).toBe(priceFromUsd(100_010));
    expect(extremeAt(12 * MINUTE)).toBe(priceFromUsd(100_010));
    expect(extremeAt(12 * MINUTE + 1)).toBe(priceFromUsd(100_000));
    expect(extremeAt(13 * MINUTE + 1)).toBeUndefined();
  });

  it("is derived anew when its minute leaves the window, where that comes before the next close", () => {
    const odd = { ...dip, withinMs: 10 * MINUTE + 30_000 };
    expect(dipLevel("long", odd, { candles, entries: [], at: 12 * MINUTE })?.until).toBe(
      2 * MINUTE + odd.withinMs + 1,
    );
  });

  it("begins anew with an entry, so the same fall is not entered on twice", () => {
    const entries = [aMadeEntry({ at: 2 * MINUTE + 1 })];
    expect(dipLevel("long", dip, { candles, entries, at: 4 * MINUTE })?.extreme).toBe(priceFromUsd(100_000));
    expect(
      dipLevel("long", dip, { candles, entries: [aMadeEntry({ at: 4 * MINUTE })], at: 4 * MINUTE }),
    ).toBe(null);
  });

  it("is measured from the extreme of every minute that lies whole in the window, and holds until it says", () => {
    const anyCandles = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1_000, max: 2_000 }), fc.nat(50))
        .map(([place, low, width]) => aCandle(place * MINUTE, low, low + width)),
      { maxLength: 30 },
    );
    const anyTime = fc.integer({ min: 0, max: 32 * MINUTE });
    fc.assert(
      fc.property(anySide, anyCandles, anyTime, fc.integer({ min: 2, max: 20 }), (side, told, at, length) => {
        const one = { ...dip, withinMs: length * MINUTE };
        const extremes = told
          .filter((candle) => candle.at >= at - one.withinMs && candle.at <= at - MINUTE)
          .map((candle) => (side === "long" ? candle.high : candle.low));
        const level = dipLevel(side, one, { candles: told, entries: [], at });
        if (extremes.length === 0) return void expect(level).toBeNull();
        expect(level?.extreme).toBe(side === "long" ? Math.max(...extremes) : Math.min(...extremes));
        const until = level?.until ?? 0;
        expect(until).toBeGreaterThan(at);
        expect(dipLevel(side, one, { candles: told, entries: [], at: until - 1 })?.extreme).toBe(
          level?.extreme,
        );
      }),
      { numRuns: runs(5_000) },
    );
  });
});
