import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition, anyPrice, type PositionNumbers } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import {
  leverageFromNumber,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceFromUsd,
  sats,
  usd,
} from "../units.ts";
import {
  isAtLiquidation,
  liquidationFromLeverage,
  liquidationPrice,
  marginForLiquidation,
} from "./liquidation.ts";
import { marginFor } from "./margin.ts";

const MANY = { numRuns: runs(20_000) };

/** Whether the exact liquidation, before any rounding, lies at `target` or beyond it: a cross-multiplied 1/P ± m/(Q·S). */
const exactlyReaches = (position: PositionNumbers, margin: bigint, target: PriceHalfUsd): boolean => {
  const size = 2n * BigInt(position.quantity) * 100_000_000n;
  const p = BigInt(position.price);
  if (position.side === "long") return size * p <= BigInt(target) * (size + margin * p);
  const divisor = size - margin * p;
  return divisor <= 0n || size * p >= BigInt(target) * divisor;
};

describe("liquidation price", () => {
  it.each([
    ["L1", "long", 1, 100_000, 10, 99_010],
    ["L2", "long", 60, 60_000, 10_000, 54_545.5],
    ["L6", "long", 1_000, 100_000, 500_000, 66_666.5],
    ["L6", "short", 1_000, 100_000, 500_000, 200_000],
    ["L7", "long", 100, 104_863.5, 12_336, 92_852],
    ["C1, after profit is cashed in", "long", 1_000, 104_166.5, 100_000, 94_339.5],
    ["C2", "long", 1_000, 110_000, 100_000, 99_099],
    ["C3", "long", 1_000, 110_000, 40_909, 105_263],
    ["C4", "long", 1_000, 100_000, 60_000, 94_339.5],
    ["C5", "short", 1_000, 97_087.5, 100_000, 107_527],
    ["C6", "short", 1_000, 92_000, 36_956, 95_238],
    ["the worked life, after funding", "long", 1_000, 100_000, 99_900, 90_917.5],
    ["the worked life, after 50,000 added", "long", 1_000, 100_000, 149_900, 86_964],
  ] as const)(
    "%s: %s Q %i at %f with %i sats liquidates at %f",
    (_name, side, quantity, price, margin, liquidation) => {
      expect(liquidationPrice(side, usd(quantity), priceFromUsd(price), sats(margin))).toBe(
        priceFromUsd(liquidation),
      );
    },
  );

  it.each([
    ["L1", "long", 1, 100_000, 100, 99_010],
    ["L2", "long", 60, 60_000, 10, 54_545.5],
    ["L3", "long", 1_000, 110_000, 1, 55_000],
    ["L3", "long", 1_000, 110_000, 100, 108_911],
    ["L4", "short", 1_000, 110_000, 1, 100_000_000],
    ["L4", "short", 1_000, 110_000, 100, 111_111],
    ["L5", "long", 10, 90_000, 10, 81_819],
  ] as const)(
    "%s: %s Q %i at %i with %ix liquidates at %f",
    (_name, side, quantity, price, leverage, liquidation) => {
      expect(
        liquidationFromLeverage(side, usd(quantity), priceFromUsd(price), leverageFromNumber(leverage)),
      ).toBe(priceFromUsd(liquidation));
    },
  );

  it.each([
    [0, 90_909, 111_111],
    [10_000, 90_090, 112_359.5],
    [20_000, 89_285.5, 113_636.5],
    [50_000, 86_956.5, 117_647],
    [100_000, 83_333.5, 125_000],
  ])(
    "adding %i sats to Q 1000 at 100,000 with 100,000 moves it to %f long and %f short",
    (added, long, short) => {
      const at = (side: "long" | "short") =>
        liquidationPrice(side, usd(1_000), priceFromUsd(100_000), sats(100_000 + added));
      expect([at("long"), at("short")]).toEqual([priceFromUsd(long), priceFromUsd(short)]);
    },
  );

  it("of a short whose margin covers the contract does not exist", () => {
    expect(liquidationPrice("short", usd(1_000), priceFromUsd(100_000), sats(1_000_000))).toBe(MAX_PRICE);
    expect(liquidationPrice("short", usd(1_000), priceFromUsd(100_000), sats(2_000_000))).toBe(MAX_PRICE);
  });

  it("of a long never falls below the lowest price", () => {
    expect(liquidationPrice("long", usd(1), priceFromUsd(100_000), sats(10 ** 12))).toBe(MIN_PRICE);
  });

  it("is never brought nearer by margin added", () => {
    fc.assert(
      fc.property(anyPosition, fc.integer({ min: 0, max: 10 ** 9 }), (position, added) => {
        const { side, quantity, price, margin } = position;
        const before = liquidationPrice(side, quantity, price, margin);
        const after = liquidationPrice(side, quantity, price, sats(margin + added));
        expect(side === "long" ? after <= before : after >= before).toBe(true);
      }),
      MANY,
    );
  });

  it("lies on the losing side of the basis", () => {
    fc.assert(
      fc.property(anyPosition, ({ side, quantity, price, margin }) => {
        const liquidation = liquidationPrice(side, quantity, price, margin);
        expect(side === "long" ? liquidation <= price : liquidation >= price).toBe(true);
      }),
      MANY,
    );
  });

  it("mirrors in 1/price: 1/long + 1/short is 2/basis, within the half step each is rounded by", () => {
    fc.assert(
      fc.property(anyPosition, ({ quantity, price, margin }) => {
        const long = BigInt(liquidationPrice("long", quantity, price, margin));
        const short = BigInt(liquidationPrice("short", quantity, price, margin));
        fc.pre(short < BigInt(MAX_PRICE) && long > BigInt(MIN_PRICE));
        const p = BigInt(price);
        // With l in half steps, 1/(l ± ½) is 2/(2l ± 1): compare p·(a + b) with a·b.
        const bracket = (shift: bigint) => {
          const a = 2n * long + shift;
          const b = 2n * short + shift;
          return p * (a + b) - a * b;
        };
        expect(bracket(1n) <= 0n && bracket(-1n) >= 0n).toBe(true);
      }),
      MANY,
    );
  });

  it("is the exact price to the nearest half dollar", () => {
    fc.assert(
      fc.property(anyPosition, (position) => {
        const liquidation = liquidationPrice(
          position.side,
          position.quantity,
          position.price,
          position.margin,
        );
        fc.pre(liquidation > MIN_PRICE && liquidation < MAX_PRICE);
        // The doubled grid makes the half steps around it whole numbers.
        const doubled = {
          ...position,
          price: (2 * position.price) as PriceHalfUsd,
          quantity: usd(2 * position.quantity),
        };
        const reaches = (edge: number) =>
          exactlyReaches(doubled, BigInt(position.margin), edge as PriceHalfUsd);
        const [near, far] = position.side === "long" ? [1, -1] : [-1, 1];
        expect(reaches(2 * liquidation + near)).toBe(true);
        expect(!reaches(2 * liquidation + far) || exactTie(position, 2 * liquidation + far)).toBe(true);
      }),
      MANY,
    );
  });
});

/** Whether the exact liquidation is precisely half way between two steps (`edge` counts quarter dollars). */
const exactTie = ({ side, quantity, price, margin }: PositionNumbers, edge: number): boolean => {
  const size = 2n * BigInt(quantity) * 100_000_000n;
  const p = BigInt(price);
  const swing = BigInt(margin) * p;
  return 2n * size * p === BigInt(edge) * (side === "long" ? size + swing : size - swing);
};

describe("margin for a target liquidation", () => {
  it("of the worked example is 176,471: 76,471 more for 85,000", () => {
    const needed = marginForLiquidation("long", usd(1_000), priceFromUsd(100_000), priceFromUsd(85_000));
    expect(needed).toBe(176_471);
    expect(liquidationPrice("long", usd(1_000), priceFromUsd(100_000), needed)).toBe(priceFromUsd(85_000));
  });

  it("reaches its exact target, and one sat less does not", () => {
    fc.assert(
      fc.property(anyPosition, anyPrice, (position, target) => {
        const { side, quantity, price } = position;
        const needed = BigInt(marginForLiquidation(side, quantity, price, target));
        expect(exactlyReaches(position, needed, target)).toBe(true);
        if (needed > 0n) expect(exactlyReaches(position, needed - 1n, target)).toBe(false);
      }),
      MANY,
    );
  });

  it("shows the target or farther once it is on the position, rounded as the exchange shows it", () => {
    fc.assert(
      fc.property(anyPosition, anyPrice, ({ side, quantity, price }, target) => {
        const shown = liquidationPrice(
          side,
          quantity,
          price,
          marginForLiquidation(side, quantity, price, target),
        );
        expect(side === "long" ? shown <= Math.max(target, price) : shown >= Math.min(target, price)).toBe(
          true,
        );
        fc.pre(side === "long" ? target < price : target > price);
        expect(side === "long" ? shown <= target : shown >= target).toBe(true);
      }),
      MANY,
    );
  });

  it("mirrors in 1/price: a long from P to T needs what a short from T to P needs, to the sat", () => {
    fc.assert(
      fc.property(anyPosition, anyPrice, ({ quantity, price }, target) => {
        expect(marginForLiquidation("long", quantity, price, target)).toBe(
          marginForLiquidation("short", quantity, target, price),
        );
      }),
      MANY,
    );
  });

  it("is zero where the target lies on the earning side", () => {
    expect(marginForLiquidation("long", usd(1_000), priceFromUsd(100_000), priceFromUsd(100_000))).toBe(0);
    expect(marginForLiquidation("long", usd(1_000), priceFromUsd(100_000), priceFromUsd(110_000))).toBe(0);
    expect(marginForLiquidation("short", usd(1_000), priceFromUsd(100_000), priceFromUsd(90_000))).toBe(0);
  });

  it("agrees with the margin of an order at its own liquidation to a step's worth of sats", () => {
    const margin = marginFor(usd(1_000), priceFromUsd(100_000), leverageFromNumber(10));
    const liquidation = liquidationPrice("long", usd(1_000), priceFromUsd(100_000), margin);
    expect(marginForLiquidation("long", usd(1_000), priceFromUsd(100_000), liquidation)).toBe(100_002);
  });
});

describe("being at the liquidation", () => {
  it("includes the price itself and all beyond it, on the losing side only", () => {
    const level = priceFromUsd(90_000);
    const prices = [89_999.5, 90_000, 90_000.5].map(priceFromUsd);
    expect(prices.map((price) => isAtLiquidation("long", level, price))).toEqual([true, true, false]);
    expect(prices.map((price) => isAtLiquidation("short", level, price))).toEqual([false, true, true]);
  });

  it("cannot happen to a short without a liquidation", () => {
    expect(isAtLiquidation("short", MAX_PRICE, MAX_PRICE)).toBe(false);
  });
});
