import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { type PriceHalfUsd, priceFromUsd, priceHalfUsd } from "../../units.ts";
import { closesForAverage, exponentialAverage, movingAverage, simpleAverage } from "./moving-average.ts";

const closes = (...prices: number[]): PriceHalfUsd[] => prices.map(priceFromUsd);
const anyCloses = fc.array(fc.integer({ min: 2, max: 2_000_000 }).map(priceHalfUsd), { maxLength: 60 });
const anyPeriod = fc.integer({ min: 2, max: 30 });

/** Every weight on its own: what the first average keeps after the steps to the end, and each later close after its own. */
const slowExponential = (prices: readonly PriceHalfUsd[], period: number): readonly [bigint, bigint] => {
  const n = BigInt(period);
  const steps = BigInt(prices.length - period);
  const kept = (times: bigint): bigint => (n - 1n) ** times * (n + 1n) ** (steps - times);
  const first = prices.slice(0, period).reduce((sum, price) => sum + BigInt(price), 0n) * kept(steps);
  const later = prices.slice(period).reduce((sum, price, place) => {
    const after = steps - BigInt(place) - 1n;
    return sum + (2n * n * BigInt(price) * kept(after)) / (n + 1n);
  }, 0n);
  return [5_000n * (first + later), n * (n + 1n) ** steps];
};

const isNearest = (value: number | null, over: bigint, under: bigint): boolean => {
  const off = 2n * (BigInt(value ?? -1) * under - over);
  return -under < off && off <= under;
};

describe("the plain average", () => {
  it("is that of the last closes: (101 + 102 + 104) / 3 = 102.3333", () => {
    expect(simpleAverage(closes(50, 101, 102, 104), 3)).toBe(1_023_333);
    expect(simpleAverage(closes(101, 101.5), 2)).toBe(1_012_500);
    expect(simpleAverage(closes(100, 100.5, 100.5), 3)).toBe(1_003_333);
  });

  it("is unknown with fewer closes than its period", () => {
    expect(simpleAverage(closes(1), 2)).toBeNull();
    expect(exponentialAverage(closes(1), 2)).toBeNull();
  });

  it("is the nearest ten-thousandth of a dollar", () => {
    fc.assert(
      fc.property(anyCloses, anyPeriod, (prices, period) => {
        if (prices.length < period) return void expect(simpleAverage(prices, period)).toBeNull();
        const sum = prices.slice(-period).reduce((total, price) => total + BigInt(price), 0n);
        expect(isNearest(simpleAverage(prices, period), 5_000n * sum, BigInt(period))).toBe(true);
      }),
    );
  });
});

describe("the exponential average", () => {
  it("of 100, 102, then 105 over 2 is 101, then (1 · 101 + 2 · 105) / 3 = 103.6667", () => {
    expect(exponentialAverage(closes(100, 102), 2)).toBe(1_010_000);
    expect(exponentialAverage(closes(100, 102, 105), 2)).toBe(1_036_667);
  });

  it("of a price that stands still is that price, whatever the period", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), (period) => {
        const still = Array.from({ length: 250 }, () => priceFromUsd(64_710.5));
        expect(exponentialAverage(still, period)).toBe(647_105_000);
      }),
      { numRuns: runs(100) },
    );
  });

  it("agrees with the sum of all its weights in exact fractions", () => {
    fc.assert(
      fc.property(anyCloses, anyPeriod, (prices, period) => {
        const value = exponentialAverage(prices, period);
        if (prices.length < period) return void expect(value).toBeNull();
        expect(isNearest(value, ...slowExponential(prices, period))).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("forgets what was before the closes that are enough, to a millionth of how far prices lay apart", () => {
    const enough = closesForAverage("exponential", 9);
    const since = Array.from({ length: enough }, (_, place) => priceFromUsd(60_000 + (place % 7) * 100));
    const before = Array.from({ length: 50 }, () => priceFromUsd(20_000));
    const [long, short] = [[...before, ...since], since].map((all) => exponentialAverage(all, 9) ?? 0);
    // Prices lie 40,600 USD apart: a millionth is 0.0406 USD, 406 ten-thousandths, and one more for rounding.
    expect(Math.abs((long ?? 0) - (short ?? 0))).toBeLessThanOrEqual(407);
    expect(long).not.toBe(exponentialAverage(since.slice(-9), 9));
  });
});

describe("an average", () => {
  it("is settled by as many closes as its period, or by those that fade its beginning to a millionth", () => {
    expect(closesForAverage("simple", 50)).toBe(50);
    // 1/3 to the 13th is 1 in 1,594,323.
    expect(closesForAverage("exponential", 2)).toBe(15);
    expect(closesForAverage("exponential", 200)).toBe(1_582);
  });

  it("is of the kind that was asked for", () => {
    const prices = closes(100, 102, 105);
    expect(movingAverage("simple", prices, 2)).toBe(simpleAverage(prices, 2));
    expect(movingAverage("exponential", prices, 2)).toBe(exponentialAverage(prices, 2));
  });

  it("takes periods from 2 to 200 and no other", () => {
    for (const period of [1, 201, 2.5, Number.NaN]) {
      expect(() => simpleAverage(closes(1, 2), period)).toThrow("within 2 and 200");
      expect(() => exponentialAverage(closes(1, 2), period)).toThrow("within 2 and 200");
    }
  });
});
