import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition } from "#testing/arbitraries/arbitrary-position.ts";
import { lastPriceWhere } from "#testing/arbitraries/last-price-where.ts";
import { runs } from "#testing/infra/runs.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Side } from "../position/side.ts";
import { MAX_PRICE, type PriceHalfUsd, priceFromUsd, sats, usd } from "../units.ts";
import { type PlBasis, plAtLeastPrice, plAtMostPrice } from "./pl-price.ts";
import { earningSide, losingSide } from "./trigger-side.ts";

const MANY = { numRuns: runs(30_000) };
const thousandAt100k = (side: Side): PlBasis => ({
  side,
  quantity: usd(1_000),
  price: priceFromUsd(100_000),
});
const shown = (position: PlBasis) => (price: PriceHalfUsd) =>
  profitAndLoss(position.side, position.quantity, position.price, price);

/** A threshold of up to five margins lost or earned: some of them can never be reached. */
const anyThreshold = fc
  .tuple(anyPosition, fc.integer({ min: -5_000, max: 5_000 }))
  .map(([position, permille]) => ({
    position,
    pl: sats(Math.round((position.margin * permille) / 1_000)),
  }));

describe("a threshold in sats", () => {
  it.each([
    ["long", -50_000, "below", 95_238],
    ["short", -50_000, "above", 105_263.5],
  ] as const)("a %s of Q 1000 at 100,000 shows %i sats or less %s %f", (side, pl, where, price) => {
    expect(plAtMostPrice(thousandAt100k(side), sats(pl))).toEqual({
      side: where,
      price: priceFromUsd(price),
    });
  });

  it.each([
    ["long", 90_909, "above", 110_000],
    ["long", 90_910, "above", 110_000.5],
    ["short", 86_956, "below", 92_000],
    ["short", 86_957, "below", 91_999.5],
  ] as const)("a %s of Q 1000 at 100,000 shows %i sats or more %s %f", (side, pl, where, price) => {
    expect(plAtLeastPrice(thousandAt100k(side), sats(pl))).toEqual({
      side: where,
      price: priceFromUsd(price),
    });
  });

  it("a loss limit agrees with bisection on the profit and loss shown, to the step", () => {
    fc.assert(
      fc.property(anyThreshold, ({ position, pl }) => {
        const found = lastPriceWhere(losingSide(position.side), (price) => shown(position)(price) <= pl);
        expect(plAtMostPrice(position, pl)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });

  it("a profit goal agrees with bisection on the profit and loss shown, to the step", () => {
    fc.assert(
      fc.property(anyThreshold, ({ position, pl }) => {
        const found = lastPriceWhere(earningSide(position.side), (price) => shown(position)(price) >= pl);
        expect(plAtLeastPrice(position, pl)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });

  it("what cannot be earned or lost has no price: a long earns at most Q·S/P, a short loses at most that", () => {
    expect(plAtLeastPrice(thousandAt100k("long"), sats(1_000_000))).toBeNull();
    expect(plAtMostPrice(thousandAt100k("short"), sats(-1_000_001))).toBeNull();
  });

  it("what always holds fires at any price", () => {
    expect(plAtMostPrice(thousandAt100k("long"), sats(1_000_000))).toEqual({
      side: "below",
      price: MAX_PRICE,
    });
    expect(plAtLeastPrice(thousandAt100k("short"), sats(-1_000_000))).toEqual({
      side: "below",
      price: MAX_PRICE,
    });
  });
});
