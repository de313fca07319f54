import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyQuantity, anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { priceE4, priceFromUsd, priceHalfUsd, sats, usd } from "../units.ts";
import {
  crossEntryAfterAdding,
  crossLiquidation,
  crossMaintenanceMargin,
  crossMaxQuantity,
  crossRunningMargin,
  isCrossAllowed,
} from "./cross.ts";
import { liquidationPrice } from "./liquidation.ts";

const e4 = (dollars: number) => priceE4(Math.round(dollars * 10_000));
const anyEntry = fc.integer({ min: 10_000_000, max: 10_000_000_000 }).map(priceE4);

describe("the cross position", () => {
  it("X1: Q 1000 at 100,000 and 10x ties up 100,000 and maintains 1,500", () => {
    expect(crossRunningMargin(usd(1_000), e4(100_000), 10)).toBe(100_000);
    expect(crossMaintenanceMargin(usd(1_000), e4(100_000))).toBe(1_500);
  });

  it("X2: with 500,000 sats it liquidates at 66,733.5 long and 199,402 short", () => {
    const at = (side: "long" | "short") => crossLiquidation(side, usd(1_000), e4(100_000), sats(500_000));
    expect([at("long"), at("short")]).toEqual([priceFromUsd(66_733.5), priceFromUsd(199_402)]);
  });

  it("X3: Q 2 at 66,834 and 1x ties up 2,992", () => {
    expect(crossRunningMargin(usd(2), e4(66_834), 1)).toBe(2_992);
  });

  it("has no liquidation, no margin tied up and no entry to divide by while flat", () => {
    expect(crossLiquidation("long", usd(0), priceE4(0), sats(500_000))).toBeNull();
    expect(crossRunningMargin(usd(0), priceE4(0), 10)).toBe(0);
    expect(crossMaintenanceMargin(usd(0), priceE4(0))).toBe(0);
    expect(isCrossAllowed(sats(1), usd(0), priceE4(0), 10)).toBe(true);
  });

  it("liquidates where an isolated position with its margin less maintenance would", () => {
    const anyMargin = fc.integer({ min: 0, max: 10 ** 9 });
    const anyStep = fc.integer({ min: 2_000, max: 2_000_000 }).map(priceHalfUsd);
    fc.assert(
      fc.property(anySide, anyQuantity, anyStep, anyMargin, (side, quantity, price, free) => {
        const entry = priceE4(price * 5_000);
        const margin = sats(free + crossMaintenanceMargin(quantity, entry));
        expect(crossLiquidation(side, quantity, entry, margin)).toBe(
          liquidationPrice(side, quantity, price, sats(free)),
        );
      }),
    );
  });

  it("may stand only with more than its running margin above maintenance", () => {
    expect(isCrossAllowed(sats(101_500), usd(1_000), e4(100_000), 10)).toBe(false);
    expect(isCrossAllowed(sats(101_501), usd(1_000), e4(100_000), 10)).toBe(true);
  });
});

describe("the entry after adding", () => {
  it("is weighted by the inverse price: 1000 at 100,000 and 2000 at 50,000 meet at 60,000", () => {
    expect(crossEntryAfterAdding(usd(1_000), e4(100_000), usd(2_000), e4(50_000))).toBe(e4(60_000));
  });

  it("is the added price where there was no position", () => {
    expect(crossEntryAfterAdding(usd(0), priceE4(0), usd(5), e4(70_000))).toBe(e4(70_000));
  });

  it("lies between the two, does not depend on their order and keeps the coins owed to half a step", () => {
    fc.assert(
      fc.property(anyQuantity, anyEntry, anyQuantity, anyEntry, (q1, e1, q2, e2) => {
        const entry = crossEntryAfterAdding(q1, e1, q2, e2);
        expect(entry).toBeGreaterThanOrEqual(Math.min(e1, e2));
        expect(entry).toBeLessThanOrEqual(Math.max(e1, e2));
        expect(crossEntryAfterAdding(q2, e2, q1, e1)).toBe(entry);
        // (Q1+Q2)/(E ± ½) brackets Q1/E1 + Q2/E2.
        const whole = 2n * BigInt(q1 + q2) * BigInt(e1) * BigInt(e2);
        const parts = BigInt(q1) * BigInt(e2) + BigInt(q2) * BigInt(e1);
        expect(whole <= parts * (2n * BigInt(entry) + 1n) && whole >= parts * (2n * BigInt(entry) - 1n)).toBe(
          true,
        );
      }),
    );
  });
});

describe("the largest cross position", () => {
  it.each([
    [1, 15_000_000],
    [50, 12_525_255],
    [100, 10_000_000],
  ])("at %ix is %i USD", (leverage, quantity) => {
    expect(crossMaxQuantity(leverage)).toBe(quantity);
  });

  it("falls with leverage and is a multiple of 5", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (leverage) => {
        expect(crossMaxQuantity(leverage + 1)).toBeLessThan(crossMaxQuantity(leverage));
        expect(crossMaxQuantity(leverage) % 5).toBe(0);
      }),
    );
  });
});
