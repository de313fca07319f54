import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice, anyQuantity } from "#testing/arbitraries/arbitrary-position.ts";
import { priceFromUsd, rateE9, usd } from "../units.ts";
import { FEE_RATES, feeReserve, RESERVE_RATE, tradingFee } from "./fees.ts";

describe("trading fees", () => {
  it("fall with the tier: 0.10, 0.08, 0.07 and 0.06 % of 1,000,000 sats", () => {
    const fees = FEE_RATES.map((rate) => tradingFee(rate, usd(1_000), priceFromUsd(100_000)));
    expect(fees).toEqual([1_000, 800, 700, 600]);
  });

  it.each([
    ["the worked life, closing at 110,000", 1_000, 110_000, 909],
    ["the tutorial, opening", 100, 104_863.5, 95],
    ["the tutorial, closing", 100, 110_000, 90],
  ])("%s: Q %i at %f pays %i sats, rounded down", (_name, quantity, price, fee) => {
    expect(tradingFee(RESERVE_RATE, usd(quantity), priceFromUsd(price))).toBe(fee);
  });

  it("a fee is never above its exact share and never a sat below it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 7 }), anyQuantity, anyPrice, (rate, quantity, price) => {
        const fee = BigInt(tradingFee(rateE9(rate), quantity, price));
        const exact = 2n * BigInt(rate) * BigInt(quantity) * 100_000_000n;
        const whole = 1_000_000_000n * BigInt(price);
        expect(fee * whole <= exact && exact < (fee + 1n) * whole).toBe(true);
      }),
    );
  });
});

describe("the fee reserve", () => {
  it.each([
    ["L1", 1, 100_000, 99_010, 1, 1],
    ["the documentation", 60, 60_000, 54_545.5, 100, 110],
    ["the documentation, liquidation as printed", 60, 60_000, 54_545, 100, 110],
    ["the worked life", 1_000, 100_000, 90_909, 1_000, 1_100],
  ])(
    "%s: Q %i at %f, liquidation %f sets %i and %i aside",
    (_name, quantity, entry, liquidation, opening, closing) => {
      expect(feeReserve(usd(quantity), priceFromUsd(entry), priceFromUsd(liquidation))).toEqual({
        opening,
        closing,
      });
    },
  );
});
