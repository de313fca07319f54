import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition, anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { MAX_PRICE, MIN_PRICE, priceFromUsd, sats, usd } from "../units.ts";
import { cashIn } from "./cash-in.ts";
import { isAtLiquidation, liquidationPrice } from "./liquidation.ts";
import { profitAndLoss } from "./pl.ts";
import type { Side } from "./side.ts";

const MANY = { numRuns: runs(20_000) };
const trade = (side: Side) => ({
  side,
  quantity: usd(1_000),
  price: priceFromUsd(100_000),
  margin: sats(100_000),
});

describe("cashing in", () => {
  it.each([
    ["C1", "long", 110_000, 40_000, 104_166.5, 100_000, 40_000, 0, 94_339.5],
    ["C2", "long", 110_000, 90_909, 110_000, 100_000, 90_909, 0, 99_099],
    ["C3", "long", 110_000, 150_000, 110_000, 40_909, 90_909, 59_091, 105_263],
    ["C4", "long", 98_000, 40_000, 100_000, 60_000, 0, 40_000, 94_339.5],
    ["C5", "short", 92_000, 30_000, 97_087.5, 100_000, 30_000, 0, 107_527],
    ["C6", "short", 92_000, 150_000, 92_000, 36_956, 86_956, 63_044, 95_238],
  ] as const)("%s: a %s at market %i taking %i leaves basis %f and margin %i", (...row) => {
    const [, side, market, amount, price, margin, fromProfit, fromMargin, liquidation] = row;
    const left = cashIn(trade(side), priceFromUsd(market), sats(amount));
    expect(left).toEqual({ price: priceFromUsd(price), margin, fromProfit, fromMargin });
    if (left === null) return;
    expect(liquidationPrice(side, usd(1_000), left.price, left.margin)).toBe(priceFromUsd(liquidation));
  });

  it("C1–C3: a stop at 95,000 stands while liquidation stays below it and is void once it has passed it", () => {
    const stop = priceFromUsd(95_000);
    const isVoid = [94_339.5, 99_099, 105_263].map((level) =>
      isAtLiquidation("long", priceFromUsd(level), stop),
    );
    expect(isVoid).toEqual([false, true, true]);
  });

  it("is refused where it would empty the margin, and leaves one sat at the least", () => {
    expect(cashIn(trade("long"), priceFromUsd(100_000), sats(100_000))).toBeNull();
    expect(cashIn(trade("long"), priceFromUsd(100_000), sats(99_999))?.margin).toBe(1);
    expect(cashIn(trade("long"), priceFromUsd(110_000), sats(190_909))).toBeNull();
    expect(cashIn(trade("long"), priceFromUsd(110_000), sats(190_908))?.margin).toBe(1);
  });

  it("takes profit first and never more than was asked for", () => {
    const anyAmount = fc.integer({ min: 1, max: 10 ** 10 }).map(sats);
    fc.assert(
      fc.property(anyPosition, anyPrice, anyAmount, (position, market, amount) => {
        const left = cashIn(position, market, amount);
        if (left === null) return;
        const profit = Math.max(0, profitAndLoss(position.side, position.quantity, position.price, market));
        expect(left.fromProfit + left.fromMargin).toBe(amount);
        expect(left.fromProfit).toBe(Math.min(profit, amount));
        expect(left.margin).toBe(position.margin - left.fromMargin);
        expect(left.margin).toBeGreaterThan(0);
      }),
      MANY,
    );
  });

  it("conserves profit: what was taken and what is left are what there was, within the step of the new basis", () => {
    const anyShare = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(anyPosition, anyPrice, anyShare, (position, market, permille) => {
        const { side, quantity, price } = position;
        const profit = profitAndLoss(side, quantity, price, market);
        fc.pre(profit > 0);
        const amount = sats(Math.max(1, Math.floor((profit * permille) / 1_000)));
        const left = cashIn(position, market, amount);
        if (left === null) throw new Error("taking profit never touches the margin");
        fc.pre(left.price > MIN_PRICE && left.price < MAX_PRICE);
        const rest = profitAndLoss(side, quantity, left.price, market);
        // Half a step of basis is worth Q·S/(2·p²) sats in half dollars; two sats for the two roundings.
        const stepWorth = (2 * quantity * 1e8 * 0.5) / (left.price - 0.5) ** 2;
        expect(Math.abs(rest + left.fromProfit - profit)).toBeLessThanOrEqual(stepWorth + 2);
      }),
      MANY,
    );
  });

  it("never makes a position safer: liquidation stays or moves towards the market", () => {
    const anyAmount = fc.integer({ min: 1, max: 10 ** 9 }).map(sats);
    fc.assert(
      fc.property(anyPosition, anyPrice, anyAmount, (position, market, amount) => {
        const { side, quantity, price, margin } = position;
        const left = cashIn(position, market, amount);
        if (left === null) return;
        const before = liquidationPrice(side, quantity, price, margin);
        const after = liquidationPrice(side, quantity, left.price, left.margin);
        expect(side === "long" ? after >= before : after <= before).toBe(true);
      }),
      MANY,
    );
  });
});
