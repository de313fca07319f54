import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFeeRate, anyPaidPosition } from "#testing/arbitraries/arbitrary-paid-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, MAX_PRICE, type PriceHalfUsd, priceFromUsd, rateE9, sats } from "../../units.ts";
import { isAhead, stepAhead } from "./ahead.ts";
import { type ExitLevel, stopLossLevelPrice, takeProfitLevelPrice } from "./exit-level.ts";
import { netAt } from "./net-at-least-price.ts";

const TENTH = rateE9(1_000_000);
const percent = (bps: number) => ({ by: "percent", bps: basisPoints(bps) }) as const;
const amount = (n: number) => ({ by: "sats", amount: sats(n) }) as const;
const away = (bps: number) => ({ by: "liquidation-distance", bps: basisPoints(bps) }) as const;
const dollars = (price: PriceHalfUsd | null) => price && price / 2;

describe("levels of 1,000 USD from 100,000 at 10x, opening fee 1,000 sats, closing fee 0.1 %", () => {
  const long = aPosition();
  const short = aPosition({ side: "short" });
  const stop = (position: typeof long, level: ExitLevel) =>
    dollars(stopLossLevelPrice(position, level, TENTH));

  it("takes a price as it is", () => {
    const level = { by: "price", price: priceFromUsd(98_765.5) } as const;
    expect(stop(long, level)).toBe(98_765.5);
    expect(dollars(takeProfitLevelPrice(short, level, TENTH))).toBe(98_765.5);
  });

  // 100,000.5 · 1.0007 = 100,070.50035 and · 0.9993 = 99,930.49965: each to the half dollar that lies towards profit.
  it("counts a percentage from the price at entry, and rounds it towards profit", () => {
    const odd = { price: priceFromUsd(120_000), entryPrice: priceFromUsd(100_000.5) };
    const [oddLong, oddShort] = [aPosition(odd), aPosition({ ...odd, side: "short" })];
    expect(dollars(takeProfitLevelPrice(oddLong, percent(7), TENTH))).toBe(100_071);
    expect(dollars(takeProfitLevelPrice(oddShort, percent(7), TENTH))).toBe(99_930);
    expect([stop(oddLong, percent(7)), stop(oddShort, percent(7))]).toEqual([99_930.5, 100_070.5]);
  });

  // Long: 100,100,000,000 / (1,000,000 − 10,000 − 1,000) = 101,213.3. Short: 99,900,000,000 / 1,011,000 = 98,813.1.
  it("earns 10,000 sats net at 101,213.5 as a long and at 98,813 as a short", () => {
    expect(dollars(takeProfitLevelPrice(long, amount(10_000), TENTH))).toBe(101_213.5);
    expect(dollars(takeProfitLevelPrice(short, amount(10_000), TENTH))).toBe(98_813);
  });

  // Long: 100,100,000,000 / (1,000,000 + 10,000 − 1,000) = 99,207.1. Short: 99,900,000,000 / 991,000 = 100,807.3.
  it("loses no more than 10,000 sats net at 99,207.5 as a long and at 100,807 as a short", () => {
    expect(stop(long, amount(10_000))).toBe(99_207.5);
    expect(stop(short, amount(10_000))).toBe(100_807);
  });

  // 90,909 · 1.02 = 92,727.18 and 111,111 · 0.98 = 108,888.78, each towards the market.
  it("keeps 2 % of the liquidation price away from it", () => {
    expect([stop(long, away(200)), stop(short, away(200))]).toEqual([92_727.5, 108_888.5]);
  });

  it("is nowhere where no price loses or earns that much, or nothing is ever liquidated", () => {
    expect(stop(long, percent(10_000))).toBeNull();
    expect(takeProfitLevelPrice(short, percent(10_000), TENTH)).toBeNull();
    expect(takeProfitLevelPrice(long, amount(1_000_000), TENTH)).toBeNull();
    // A short loses at most its size of 1,000,000 sats and the fees.
    expect(stop(short, amount(1_002_000))).toBeNull();
    expect(stop(aPosition({ side: "short", liquidation: MAX_PRICE }), away(200))).toBeNull();
  });
});

it("never stops later than asked, and not a step earlier than it has to", () => {
  fc.assert(
    fc.property(anyPaidPosition, anyFeeRate, fc.integer({ min: 1, max: 2_000_000 }), (position, rate, n) => {
      const price = stopLossLevelPrice(position, amount(n), rate);
      const late = price && stepAhead(position.side, price, -1);
      if (price === null || late === null) return;
      expect(netAt(position, price, rate)).toBeGreaterThanOrEqual(-n);
      expect(netAt(position, late, rate)).toBeLessThan(-n);
    }),
    { numRuns: runs(4_000) },
  );
});

it("never takes profit before what was asked for is there, and not a step later than it has to", () => {
  fc.assert(
    fc.property(anyPaidPosition, anyFeeRate, fc.integer({ min: 1, max: 2_000_000 }), (position, rate, n) => {
      const price = takeProfitLevelPrice(position, amount(n), rate);
      const early = price && stepAhead(position.side, price, -1);
      if (price === null || early === null) return;
      expect(netAt(position, price, rate)).toBeGreaterThanOrEqual(n);
      expect(netAt(position, early, rate)).toBeLessThan(n);
    }),
    { numRuns: runs(4_000) },
  );
});

it("puts every stop by distance before liquidation, and a longer one nearer to the market", () => {
  const anyBps = fc.integer({ min: 1, max: 5_000 });
  fc.assert(
    fc.property(anyPaidPosition, anyBps, anyBps, (position, one, more) => {
      const near = stopLossLevelPrice(position, away(one), TENTH);
      const far = stopLossLevelPrice(position, away(one + more), TENTH);
      if (near === null || far === null) return;
      expect(isAhead(position.side, near, position.liquidation)).toBe(true);
      expect(isAhead(position.side, near, far)).toBe(false);
    }),
    { numRuns: runs(5_000) },
  );
});
