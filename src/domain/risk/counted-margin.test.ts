import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions, isLiquidationAt } from "#testing/arbitraries/arbitrary-account.ts";
import { anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { liquidationPrice } from "../position/liquidation.ts";
import { priceFromUsd, sats, usd } from "../units.ts";
import {
  countedMargin,
  liquidationWith,
  lossAt,
  roomForMargin,
  satsToLiquidation,
} from "./counted-margin.ts";

const MANY = { numRuns: runs(5_000) };

describe("the margin that counts", () => {
  it("is all of it where the exchange's liquidation is ours or one step beside it", () => {
    const levels = [90_908.5, 90_909, 90_909.5].map(priceFromUsd);
    expect(levels.map((liquidation) => countedMargin(aPosition({ liquidation })))).toEqual([
      100_000, 100_000, 100_000,
    ]);
  });

  it("is what can be lost until the exchange's liquidation where that is nearer, rounded down", () => {
    // 10^11 · (1/92,000 − 1/100,000) = 1,086,956.5 − 1,000,000
    expect(countedMargin(aPosition({ liquidation: priceFromUsd(92_000) }))).toBe(86_956);
    // 10^11 · (1/100,000 − 1/109,000) = 1,000,000 − 917,431.2
    expect(countedMargin(aPosition({ side: "short", liquidation: priceFromUsd(109_000) }))).toBe(82_568);
  });

  it("is never more than there is, however far the exchange's liquidation lies", () => {
    expect(countedMargin(aPosition({ liquidation: priceFromUsd(80_000) }))).toBe(100_000);
  });

  it("never puts liquidation beyond where the exchange says, by more than the step of its rounding", () => {
    fc.assert(
      fc.property(anyPositions, ([position = aPosition()]) => {
        const { side, quantity, price, liquidation } = position;
        const ours = liquidationPrice(side, quantity, price, countedMargin(position));
        expect(side === "long" ? ours - liquidation : liquidation - ours).toBeGreaterThanOrEqual(-1);
      }),
      MANY,
    );
  });
});

it("a step of rounding never makes adding nor paying look the wrong way", () => {
  const shown = (liquidation: number, added: number) =>
    liquidationWith(aPosition({ liquidation: priceFromUsd(liquidation) }), sats(added));
  // Our own figure is 90,909.
  expect([shown(90_908.5, 0), shown(90_909.5, 0)]).toEqual([90_908.5, 90_909.5].map(priceFromUsd));
  expect([shown(90_908.5, 1), shown(90_909.5, 1)]).toEqual([90_908.5, 90_909].map(priceFromUsd));
  expect([shown(90_908.5, -1), shown(90_909.5, -1)]).toEqual([90_909, 90_909.5].map(priceFromUsd));
});

describe("sats to a liquidation", () => {
  it("are the exchange's own example: 76,471 more bring a long of 1,000 at 100,000 from 90,909 to 85,000", () => {
    // 10^11 / 85,000 = 1,176,470.6, so 176,471 in all
    expect(satsToLiquidation(aPosition(), priceFromUsd(85_000))).toBe(76_471);
    expect(liquidationWith(aPosition(), sats(76_471))).toBe(priceFromUsd(85_000));
  });

  it("are none for a liquidation that is there already or on the earning side", () => {
    expect(satsToLiquidation(aPosition(), priceFromUsd(91_000))).toBe(0);
    expect(satsToLiquidation(aPosition(), priceFromUsd(120_000))).toBe(0);
    expect(lossAt(aPosition(), priceFromUsd(110_000))).toBe(-90_909);
  });

  it("reach it, and one sat less does not, unless the exchange says that it is there", () => {
    fc.assert(
      fc.property(anyPositions, anyPrice, ([position = aPosition()], target) => {
        const needed = satsToLiquidation(position, target);
        const margin = countedMargin(position) + needed;
        const { side, liquidation } = position;
        const isThere = side === "long" ? liquidation <= target : liquidation >= target;
        if (isThere) expect(needed).toBe(0);
        else expect(isLiquidationAt(position, margin, target)).toBe(true);
        if (needed > 0) expect(isLiquidationAt(position, margin - 1, target)).toBe(false);
      }),
      MANY,
    );
  });
});

it("adding never makes liquidation nearer, on either side, not even than the exchange says", () => {
  const anyAmount = fc.integer({ min: 0, max: 10 ** 9 });
  fc.assert(
    fc.property(anyPositions, anyAmount, anyAmount, ([position = aPosition()], one, more) => {
      const less = liquidationWith(position, sats(one));
      const after = liquidationWith(position, sats(one + more));
      expect(position.side === "long" ? after <= less : after >= less).toBe(true);
      const { side, liquidation } = position;
      expect(side === "long" ? less <= liquidation : less >= liquidation).toBe(true);
    }),
    MANY,
  );
});

it("the room is what leverage of 1 leaves, or the cap of the guard where that is less", () => {
  const position = aPosition({ quantity: usd(1_000) });
  expect(roomForMargin(position, null)).toEqual({ rule: "leverage-one", sats: 900_000 });
  expect(roomForMargin(position, sats(900_000))).toEqual({ rule: "leverage-one", sats: 900_000 });
  expect(roomForMargin(position, sats(50_000))).toEqual({ rule: "guard-cap", sats: 50_000 });
  expect(roomForMargin(position, sats(-5))).toEqual({ rule: "guard-cap", sats: 0 });
});
