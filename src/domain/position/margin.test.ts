import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition, anyPrice, anyQuantity } from "#testing/arbitraries/arbitrary-position.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "../units.ts";
import { leverageOf, marginFor, maxAddMargin, quantityFor } from "./margin.ts";

const S = 100_000_000n;
const anyLeverage = fc
  .integer({ min: 100, max: 10_000 })
  .map((hundredths) => leverageFromNumber(hundredths / 100));

describe("margin of an order", () => {
  it.each([
    ["L1", 1, 100_000, 100, 10],
    ["L2", 60, 60_000, 10, 10_000],
    ["one sat short of whole rounds up", 1, 110_000, 100, 10],
    ["the worked life", 1_000, 100_000, 10, 100_000],
  ])("%s: Q %i at %i and %ix takes %i sats", (_name, quantity, price, leverage, margin) => {
    expect(marginFor(usd(quantity), priceFromUsd(price), leverageFromNumber(leverage))).toBe(margin);
  });

  it("is the least that keeps the leverage asked for", () => {
    fc.assert(
      fc.property(anyQuantity, anyPrice, anyLeverage, (quantity, price, leverage) => {
        const margin = BigInt(marginFor(quantity, price, leverage));
        const need = 2n * BigInt(quantity) * S * 1_000_000n;
        const perSat = BigInt(price) * BigInt(leverage);
        expect(margin * perSat >= need).toBe(true);
        expect((margin - 1n) * perSat < need).toBe(true);
      }),
    );
  });

  it("buys the most contracts the margin pays for, and those need no more than it", () => {
    expect(quantityFor(sats(10_000), priceFromUsd(60_000), leverageFromNumber(10))).toBe(60);
    expect(quantityFor(sats(9_999), priceFromUsd(60_000), leverageFromNumber(10))).toBe(59);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 9 }).map(sats),
        anyPrice,
        anyLeverage,
        (margin, price, leverage) => {
          const quantity = quantityFor(margin, price, leverage);
          expect(marginFor(quantity, price, leverage)).toBeLessThanOrEqual(margin);
          expect(marginFor(usd(quantity + 1), price, leverage)).toBeGreaterThan(margin);
        },
      ),
    );
  });
});

describe("leverage", () => {
  it.each([
    ["L7", 100, 104_863.5, 12_336, 7.73],
    ["C1", 1_000, 104_166.5, 100_000, 9.600015360024576],
    ["C2", 1_000, 110_000, 100_000, 9.090909090909092],
    ["C3", 1_000, 110_000, 40_909, 22.22227160504801],
    ["C4", 1_000, 100_000, 60_000, 16.667],
    ["C5", 1_000, 97_087.5, 100_000, 10.2999871],
    ["C6", 1_000, 92_000, 36_956, 29.41218],
  ])("%s: Q %i at %f with %i sats is %fx", (_name, quantity, price, margin, expected) => {
    const decimals = `${expected}`.split(".")[1]?.length ?? 0;
    const leverage = leverageOf(usd(quantity), sats(margin), priceFromUsd(price));
    expect(leverage).toBeCloseTo(expected, Math.min(decimals, 12));
  });

  it("of a position without margin is refused, not infinite", () => {
    expect(() => leverageOf(usd(1), sats(0), priceFromUsd(1))).toThrow("Leverage needs a positive margin");
  });
});

describe("the most that may be added", () => {
  it("brings leverage to 1 and not below: Q 1000 at 100,000 with 100,000 sats has room for 900,000", () => {
    expect(maxAddMargin(usd(1_000), priceFromUsd(100_000), sats(100_000))).toBe(900_000);
    expect(maxAddMargin(usd(1_000), priceFromUsd(110_000), sats(55_000))).toBe(854_090);
  });

  it("is zero at leverage 1 and below it, never negative", () => {
    expect(maxAddMargin(usd(1_000), priceFromUsd(100_000), sats(1_000_000))).toBe(0);
    expect(maxAddMargin(usd(1_000), priceFromUsd(100_000), sats(1_000_001))).toBe(0);
  });

  it("leaves leverage at 1 or above, and one sat more would not", () => {
    fc.assert(
      fc.property(anyPosition, ({ quantity, price, margin }) => {
        const most = BigInt(margin + maxAddMargin(quantity, price, margin));
        const notional = 2n * BigInt(quantity) * S;
        expect(most * BigInt(price) <= notional).toBe(true);
        expect((most + 1n) * BigInt(price) > notional).toBe(true);
      }),
    );
  });
});
