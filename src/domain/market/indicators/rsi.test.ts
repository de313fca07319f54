import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { type PriceHalfUsd, priceHalfUsd } from "../../units.ts";
import { closesForRsi, rsi } from "./rsi.ts";

const closes = (...prices: number[]): PriceHalfUsd[] => prices.map(priceHalfUsd);
const anyPeriod = fc.integer({ min: 2, max: 100 });
const anyClose = fc.integer({ min: 2_000, max: 2_200 }).map(priceHalfUsd);
const anyCloses = fc.array(anyClose, { minLength: 0, maxLength: 150 });

type Fraction = { readonly over: bigint; readonly under: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const reduced = ({ over, under }: Fraction): Fraction => {
  const common = gcd(over, under);
  return common === 0n ? { over, under } : { over: over / common, under: under / common };
};

/** The averages as Wilder writes them, each a fraction in lowest terms. */
const averagesOf = (prices: readonly number[], period: number): { up: Fraction; down: Fraction } => {
  const n = BigInt(period);
  const changes = prices.slice(1).map((price, place) => price - (prices[place] ?? price));
  const start = (sign: number): Fraction => {
    const first = changes.slice(0, period).map((change) => Math.max(0, sign * change));
    return { over: BigInt(first.reduce((a, b) => a + b, 0)), under: n };
  };
  const step = ({ over, under }: Fraction, change: number): Fraction =>
    reduced({ over: over * (n - 1n) + BigInt(Math.max(0, change)) * under, under: under * n });
  let [up, down] = [start(1), start(-1)];
  for (const change of changes.slice(period)) [up, down] = [step(up, change), step(down, -change)];
  return { up, down };
};

/** 100 − 100 / (1 + up / down) in exact hundredths, as a fraction. */
const slowRsi = (prices: readonly number[], period: number): Fraction => {
  const { up, down } = averagesOf(prices, period);
  return { over: 10_000n * up.over * down.under, under: up.over * down.under + down.over * up.under };
};

describe("the relative strength index", () => {
  it("of changes +2, −1, +3 over 2 and 3 periods is worked out by hand", () => {
    // Period 3: gains 2 + 3 = 5, losses 1: 100 · 5 / 6 = 83.333.
    expect(rsi(closes(100, 102, 101, 104), 3)).toBe(8_333);
    // Period 2 begins with gains 2/2 = 1 and losses 1/2; then (1 + 3)/2 = 2 and 0.5/2 = 0.25: 100 · 2 / 2.25 = 88.889.
    expect(rsi(closes(100, 102, 101, 104), 2)).toBe(8_889);
    expect(rsi(closes(100, 102, 101), 2)).toBe(6_667);
  });

  it("rounds halves up: 1 gained of 32 is 3.125, shown as 3.13", () => {
    expect(rsi(closes(100, 101, 70), 2)).toBe(313);
  });

  it("is 100 where everything rose, 0 where everything fell, and stays there through a standstill", () => {
    expect(rsi(closes(100, 101, 103), 2)).toBe(10_000);
    expect(rsi(closes(103, 101, 100), 2)).toBe(0);
    expect(rsi(closes(103, 101, 100, 100, 100), 2)).toBe(0);
  });

  it("is unknown with fewer than period + 1 closes, and where nothing ever moved", () => {
    expect(rsi(closes(100, 101), 2)).toBeNull();
    expect(rsi([], 14)).toBeNull();
    expect(rsi(closes(100, 100, 100, 100), 2)).toBeNull();
  });

  it("takes periods from 2 to 100 and no other", () => {
    for (const period of [1, 101, 2.5, Number.NaN])
      expect(() => rsi(closes(100, 101), period)).toThrow("within 2 and 100");
  });

  it("agrees with Wilder's averages in exact fractions, to the nearest hundredth", () => {
    fc.assert(
      fc.property(anyCloses, fc.integer({ min: 2, max: 20 }), (prices, period) => {
        const value = rsi(prices, period);
        if (prices.length <= period) return void expect(value).toBeNull();
        const { over, under } = slowRsi(prices, period);
        if (under === 0n) return void expect(value).toBeNull();
        const off = 2n * (BigInt(value ?? -1) * under - over);
        expect(-under < off && off <= under).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("turns round with the prices: what rises for one falls for the other", () => {
    fc.assert(
      fc.property(anyCloses, anyPeriod, (prices, period) => {
        const mirrored = prices.map((price) => priceHalfUsd(4_200 - price));
        const [value, mirror] = [rsi(prices, period), rsi(mirrored, period)];
        if (value === null || mirror === null) return void expect(value).toBe(mirror);
        // Both round a half up, so together they may be a hundredth over.
        expect([10_000, 10_001]).toContain(value + mirror);
      }),
      { numRuns: runs(1_000) },
    );
  });
});

describe("the closes that are enough", () => {
  it("are 2 + 1 + 17 for a period of 2: 1/2 to the 17th is the first to be under 1 in 99,991", () => {
    expect(closesForRsi(2)).toBe(20);
    expect(closesForRsi(14)).toBe(171);
    expect(closesForRsi(100)).toBe(1_247);
  });

  it("bring it within a hundredth of the value over a long past that moved up to ten times as much", () => {
    const anyUps = fc.array(fc.boolean(), { minLength: 230, maxLength: 230 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 15 }), anyUps, (period, ups) => {
        let price = 100_000;
        const prices = ups.map((isUp, place) => {
          const step = place < 40 ? 100 : 10;
          price += isUp ? step : -step;
          return price;
        });
        const [before, since] = [prices.slice(0, 40), prices.slice(40, 40 + closesForRsi(period))];
        const [long, short] = [slowRsi([...before, ...since], period), slowRsi(since, period)];
        const off = long.over * short.under - short.over * long.under;
        const most = long.under * short.under;
        expect(-most <= off && off <= most).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
});
