import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice, anyQuantity, anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { feeReserve } from "../../position/fees.ts";
import { liquidationFromLeverage } from "../../position/liquidation.ts";
import { marginFor } from "../../position/margin.ts";
import type { Side } from "../../position/side.ts";
import {
  type LeverageE6,
  leverageFromNumber,
  type PriceHalfUsd,
  priceFromUsd,
  priceHalfUsd,
  sats,
  type Usd,
  usd,
} from "../../units.ts";
import { type EntryTerms, entryCost, lossAtStop } from "./entry-cost.ts";

const MANY = { numRuns: runs(20_000) };

/** From the lowest price there is, where half a dollar is a lot, to a million. */
const anyPriceAtAll = fc.oneof(anyPrice, fc.integer({ min: 2, max: 4_000 }).map(priceHalfUsd));
const anyLeverage = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map(leverageFromNumber),
  fc.integer({ min: 1_000_000, max: 100_000_000 }).map((millionths) => leverageFromNumber(millionths / 1e6)),
);
const anyTerms: fc.Arbitrary<EntryTerms> = fc.record({
  side: anySide,
  leverage: anyLeverage,
  price: anyPriceAtAll,
  type: fc.constantFrom("market", "limit"),
  guardCap: fc.integer({ min: 0, max: 10 ** 9 }).map(sats),
});

const terms = (changes: Partial<EntryTerms> = {}): EntryTerms => ({
  side: "long",
  leverage: leverageFromNumber(10),
  price: priceFromUsd(100_000),
  type: "limit",
  guardCap: sats(0),
  ...changes,
});

/** What the exchange takes from the balance for an order that is filled at `fill`. */
const takenAt = (side: Side, quantity: Usd, fill: PriceHalfUsd, leverage: LeverageE6): number => {
  const reserve = feeReserve(quantity, fill, liquidationFromLeverage(side, quantity, fill, leverage));
  return marginFor(quantity, fill, leverage) + reserve.opening + reserve.closing;
};

describe("what an order costs", () => {
  it.each([
    // The documentation: 10,000 and the reserves of 100 and 110.
    ["long", 60, 60_000, 10_210],
    // The worked life: 100,000 and 1,000 and 0.1 % of 1,000 USD at 90,909 = 1,100.
    ["long", 1_000, 100_000, 102_100],
    // 100,000 and 1,000 and 0.1 % of 1,000 USD at 111,111 = 900, and a sat for the margin's rounding.
    ["short", 1_000, 100_000, 101_901],
  ] as const)("a %s of %i USD at a limit of %i and 10x takes %i sats", (side, quantity, price, cost) => {
    expect(entryCost(terms({ side, price: priceFromUsd(price) }), usd(quantity)).cost).toBe(cost);
  });

  it("a market order is reckoned 1 % below the last price, where margin and fees are dearest", () => {
    // At 99,000: 10^11 / 990,000 = 101,011 up, fees 1,010.1 and, at its liquidation of 90,000, 1,111.1.
    expect(entryCost(terms({ type: "market" }), usd(1_000))).toEqual({
      margin: 100_000,
      cost: 101_011 + 1_010 + 1_111,
      worstCase: 103_132,
    });
  });

  it("a short at 1x is never liquidated, so almost nothing is set aside for its end", () => {
    // 1,000,000 and 1,000, 0.1 % of 1,000 USD at 100,000,000 = 1, and a sat.
    const covered = terms({ side: "short", leverage: leverageFromNumber(1) });
    expect(entryCost(covered, usd(1_000)).cost).toBe(1_001_002);
  });

  it("is never less than what the exchange takes, at any fill within the slack, on either side", () => {
    fc.assert(
      fc.property(anyTerms, anyQuantity, fc.integer({ min: 0, max: 200 }), (any, quantity, off) => {
        const step = Math.ceil((any.price * (9_900 + off)) / 10_000);
        const fill = any.type === "limit" ? any.price : priceHalfUsd(Math.max(2, step));
        const taken = takenAt(any.side, quantity, fill, any.leverage);
        expect(entryCost(any, quantity).cost).toBeGreaterThanOrEqual(taken);
      }),
      MANY,
    );
  });

  it("of a limit is at most two sats and half a dollar of liquidation above what the exchange takes", () => {
    fc.assert(
      fc.property(anyTerms, anyQuantity, (any, quantity) => {
        const { side, price, leverage } = any;
        const liquidation = liquidationFromLeverage(side, quantity, price, leverage);
        const nearer = feeReserve(quantity, price, priceHalfUsd(Math.max(2, liquidation - 1)));
        const most = marginFor(quantity, price, leverage) + nearer.opening + nearer.closing + 2;
        expect(entryCost({ ...any, type: "limit" }, quantity).cost).toBeLessThanOrEqual(most);
      }),
      MANY,
    );
  });

  it("never falls as the quantity grows or the price falls", () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 1, max: 499_999 }), (any, quantity) => {
        const { cost } = entryCost(any, usd(quantity));
        expect(entryCost(any, usd(quantity + 1)).cost).toBeGreaterThanOrEqual(cost);
        const lower = { ...any, price: priceHalfUsd(Math.max(2, any.price - 1)) };
        expect(entryCost(lower, usd(quantity)).cost).toBeGreaterThanOrEqual(cost);
      }),
      MANY,
    );
  });
});

describe("the worst case", () => {
  it("is the cost and all the guard may add", () => {
    const guarded = terms({ guardCap: sats(100_000) });
    expect(entryCost(guarded, usd(1_000))).toMatchObject({ cost: 102_100, worstCase: 202_100 });
  });
});

describe("the loss at a stop", () => {
  it("is 54,685 sats for 1,000 USD from 100,000 to 95,000, fees included", () => {
    // 10^11 · (1/95,000 − 1/100,000) = 52,631.6, so 52,632 lost; fees 1,000 and 1,052.6.
    expect(lossAtStop("long", usd(1_000), priceFromUsd(100_000), priceFromUsd(95_000))).toBe(54_685);
    // 10^11 · (1/100,000 − 1/105,000) = 47,619.05, so 47,620 lost; fees 1,000 and 952.4.
    expect(lossAtStop("short", usd(1_000), priceFromUsd(100_000), priceFromUsd(105_000))).toBe(49_572);
  });

  it("is below zero for a stop that earns more than the fees", () => {
    expect(lossAtStop("long", usd(1_000), priceFromUsd(100_000), priceFromUsd(110_000))).toBeLessThan(0);
  });
});
