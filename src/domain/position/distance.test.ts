import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice, anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { lastPriceWhere } from "#testing/arbitraries/last-price-where.ts";
import { runs } from "#testing/infra/runs.ts";
import {
  type BasisPoints,
  basisPoints,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceFromUsd,
  sats,
  usd,
} from "../units.ts";
import { liquidationAtDistance, liquidationDistance, priceAtDistance } from "./distance.ts";
import { liquidationPrice, marginForLiquidation } from "./liquidation.ts";
import type { Side } from "./side.ts";

const MANY = { numRuns: runs(20_000) };
const anyDistance = fc.integer({ min: 1, max: 9_000 }).map(basisPoints);

/** Whether the exact distance, before any rounding, is at most `distance`: (last − L)·10,000 ≤ d·last for a long. */
const isWithin = (
  side: Side,
  liquidation: PriceHalfUsd,
  last: PriceHalfUsd,
  distance: BasisPoints,
): boolean => {
  const gap = side === "long" ? last - liquidation : liquidation - last;
  return BigInt(gap) * 10_000n <= BigInt(distance) * BigInt(last);
};

describe("liquidation distance", () => {
  it.each([
    ["long", 110_000, 90_909, 1_735],
    ["long", 100_000, 90_909, 909],
    ["long", 95_000, 90_909, 430],
    ["long", 92_000, 90_909, 118],
    ["long", 91_000, 90_909, 10],
    ["long", 90_909, 90_909, 0],
    ["long", 90_000, 90_909, -101],
    ["short", 100_000, 111_111, 1_111],
    ["short", 112_000, 111_111, -80],
  ] as const)(
    "of a %s at %i with liquidation %i is %i basis points, rounded down",
    (side, last, liquidation, distance) => {
      expect(liquidationDistance(side, priceFromUsd(liquidation), priceFromUsd(last))).toBe(distance);
    },
  );

  it("of a short that never liquidates is enormous, not an error", () => {
    expect(liquidationDistance("short", MAX_PRICE, priceFromUsd(100_000))).toBe(9_990_000);
    expect(liquidationDistance("short", MAX_PRICE, MIN_PRICE)).toBe(999_999_990_000);
  });

  it("grows with the price for a long and shrinks with it for a short", () => {
    fc.assert(
      fc.property(anySide, anyPrice, anyPrice, anyPrice, (side, liquidation, a, b) => {
        const [nearer, farther] = (side === "long") === a < b ? [a, b] : [b, a];
        expect(liquidationDistance(side, liquidation, nearer)).toBeLessThanOrEqual(
          liquidationDistance(side, liquidation, farther),
        );
      }),
      MANY,
    );
  });
});

describe("the price at a distance", () => {
  it.each([
    ["long", 90_909, 500, 95_694],
    ["short", 111_111, 500, 105_820],
    ["long", 90_000, 1_000, 100_000],
    ["short", 110_000, 1_000, 100_000],
  ] as const)(
    "of a %s with liquidation %i and %i basis points is %f, rounded early",
    (side, liquidation, distance, price) => {
      expect(priceAtDistance(side, priceFromUsd(liquidation), basisPoints(distance))).toBe(
        priceFromUsd(price),
      );
    },
  );

  it("agrees with bisection on the exact distance, or is one step early where they do not meet on a step", () => {
    fc.assert(
      fc.property(anySide, anyPrice, anyDistance, (side, liquidation, distance) => {
        const trigger = priceAtDistance(side, liquidation, distance);
        const holds = (price: PriceHalfUsd) => isWithin(side, liquidation, price, distance);
        const found = lastPriceWhere(side === "long" ? "below" : "above", holds);
        if (trigger === null || found === null) throw new Error("both exist for these prices");
        const early = side === "long" ? trigger - found : found - trigger;
        const gap = BigInt(side === "long" ? found - liquidation : liquidation - found) * 10_000n;
        const meets = gap === BigInt(distance) * BigInt(found);
        expect(early).toBe(meets ? 0 : 1);
      }),
      MANY,
    );
  });

  it("reads as at most the distance asked for, so a guard agrees with its own trigger", () => {
    const anyRealPrice = fc.integer({ min: 40_000, max: 2_000_000 }) as fc.Arbitrary<PriceHalfUsd>;
    fc.assert(
      fc.property(
        anySide,
        anyRealPrice,
        fc.integer({ min: 1, max: 5_000 }).map(basisPoints),
        (side, liquidation, distance) => {
          const trigger = priceAtDistance(side, liquidation, distance);
          if (trigger === null) throw new Error("exists below 100 %");
          expect(liquidationDistance(side, liquidation, trigger)).toBeLessThanOrEqual(distance);
          const nearer = (trigger + (side === "long" ? -1 : 1)) as PriceHalfUsd;
          expect(isWithin(side, liquidation, nearer, distance)).toBe(true);
        },
      ),
      MANY,
    );
  });

  it("does not exist for a short without a liquidation, nor 100 % above the liquidation of a long", () => {
    expect(priceAtDistance("short", MAX_PRICE, basisPoints(500))).toBeNull();
    expect(priceAtDistance("long", priceFromUsd(90_000), basisPoints(10_000))).toBeNull();
  });

  it("stays within the prices there are", () => {
    expect(priceAtDistance("long", MAX_PRICE, basisPoints(500))).toBe(MAX_PRICE);
    expect(priceAtDistance("short", MIN_PRICE, basisPoints(9_000))).toBe(MIN_PRICE);
  });
});

describe("the liquidation at a distance", () => {
  it.each([
    ["long", 93_000, 1_000, 83_700],
    ["short", 93_000, 1_000, 102_300],
    ["long", 100_000.5, 333, 96_670],
    ["short", 100_000.5, 333, 103_331],
  ] as const)(
    "of a %s at %f and %i basis points is %f, rounded away from the market",
    (side, last, distance, liquidation) => {
      expect(liquidationAtDistance(side, priceFromUsd(last), basisPoints(distance))).toBe(
        priceFromUsd(liquidation),
      );
    },
  );

  it("is at least the distance asked for, and one step nearer is not", () => {
    fc.assert(
      fc.property(anySide, anyPrice, anyDistance, (side, last, distance) => {
        const goal = liquidationAtDistance(side, last, distance);
        expect(liquidationDistance(side, goal, last)).toBeGreaterThanOrEqual(distance);
        const nearer = (goal + (side === "long" ? 1 : -1)) as PriceHalfUsd;
        expect(liquidationDistance(side, nearer, last)).toBeLessThan(distance);
      }),
      MANY,
    );
  });
});

describe("defects of other bots", () => {
  /** A linear contract's margin: the share of the notional, as if profit were counted in dollars. */
  const linearTopUp = (): number => {
    const [entry, margin, goal] = [100_000, 100_000, 83_700];
    return Math.round(1_000_000 * ((entry - goal) / entry) - margin);
  };

  it("B1: a top-up is sized by the inverse formula: 94,743.1 sats, so 94,744, where the linear one adds 63,000 and lands 7.5 % away", () => {
    const [quantity, price, last] = [usd(1_000), priceFromUsd(100_000), priceFromUsd(93_000)];
    const goal = liquidationAtDistance("long", last, basisPoints(1_000));
    expect(linearTopUp()).toBe(63_000);
    expect(marginForLiquidation("long", quantity, price, goal) - 100_000).toBe(94_744);
    const landed = (added: number) =>
      liquidationDistance("long", liquidationPrice("long", quantity, price, sats(100_000 + added)), last);
    expect(landed(94_744)).toBe(1_000);
    expect(landed(63_000)).toBe(754);
  });

  it("B2: distance knows the side: a short at 95,000 with liquidation 110,000 is 15.78 % safe, not over any threshold", () => {
    const distance = liquidationDistance("short", priceFromUsd(110_000), priceFromUsd(95_000));
    expect(distance).toBe(1_578);
    expect(priceAtDistance("short", priceFromUsd(110_000), basisPoints(500))).toBeGreaterThan(
      priceFromUsd(95_000),
    );
  });

  it("B5: danger reads as a small distance and safety as a large one", () => {
    const liquidation = priceFromUsd(90_909);
    const inDanger = liquidationDistance("long", liquidation, priceFromUsd(91_000));
    const safe = liquidationDistance("long", liquidation, priceFromUsd(120_000));
    expect([inDanger, safe]).toEqual([10, 2_424]);
  });
});
