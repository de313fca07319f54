import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition, type PositionNumbers } from "#testing/arbitraries/arbitrary-position.ts";
import { lastPriceWhere } from "#testing/arbitraries/last-price-where.ts";
import { runs } from "#testing/infra/runs.ts";
import { feeReserve } from "../position/fees.ts";
import { liquidationPrice } from "../position/liquidation.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Side } from "../position/side.ts";
import { basisPoints, leverageFromNumber, type PriceHalfUsd, priceFromUsd, sats, usd } from "../units.ts";
import { effectiveLeveragePrice } from "./effective-leverage-price.ts";
import { equityLeftPrice } from "./equity-left-price.ts";
import { marginRatioPrice, plainMarginRatioPrice } from "./margin-ratio-price.ts";
import { stopLossRoiPrice, takeProfitRoiPrice } from "./roi-price.ts";
import { earningSide, losingSide } from "./trigger-side.ts";

const MANY = { numRuns: runs(20_000) };
const WHOLE = 10_000n;

/** A position with the reserve the exchange keeps while it runs. */
const withReserve = (position: PositionNumbers) => {
  const { side, quantity, price, margin } = position;
  const liquidation = liquidationPrice(side, quantity, price, margin);
  return { ...position, maintenanceMargin: feeReserve(quantity, price, liquidation).closing };
};
const anyRunning = anyPosition.map(withReserve);
const anyShare = fc.integer({ min: 1, max: 10_000 }).map(basisPoints);
const anyRoi = fc.integer({ min: 1, max: 50_000 }).map(basisPoints);

const tenTimes = (side: Side) =>
  withReserve({ side, quantity: usd(1_000), price: priceFromUsd(100_000), margin: sats(100_000) });
const shown = (position: PositionNumbers, price: PriceHalfUsd): bigint =>
  BigInt(profitAndLoss(position.side, position.quantity, position.price, price));
const dollars = (price: number) => priceFromUsd(price);

describe("margin ratio", () => {
  it("of the exchange is 50 % at 91,000 on a 10x long from 100,000, and 100 % at its liquidation", () => {
    expect(marginRatioPrice(tenTimes("long"), basisPoints(5_000))?.price).toBe(dollars(91_000));
    expect(marginRatioPrice(tenTimes("long"), basisPoints(10_000))?.price).toBe(dollars(90_909));
    expect(marginRatioPrice(tenTimes("short"), basisPoints(10_000))?.price).toBe(dollars(111_111));
  });

  it("in the plain form is 100 % at 91,000 already", () => {
    expect(plainMarginRatioPrice(tenTimes("long"), basisPoints(10_000))?.price).toBe(dollars(91_000));
  });

  it("u / (u + m + PL) agrees with bisection on the ratio itself, to the step", () => {
    fc.assert(
      fc.property(anyRunning, anyShare, (position, ratio) => {
        const u = BigInt(position.maintenanceMargin);
        const found = lastPriceWhere(losingSide(position.side), (price) => {
          const equity = u + BigInt(position.margin) + shown(position, price);
          return equity <= 0n || u * WHOLE >= BigInt(ratio) * equity;
        });
        expect(marginRatioPrice(position, ratio)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });

  it("u / (m + PL) agrees with bisection on the ratio itself, to the step", () => {
    fc.assert(
      fc.property(anyRunning, anyShare, (position, ratio) => {
        const u = BigInt(position.maintenanceMargin);
        const found = lastPriceWhere(losingSide(position.side), (price) => {
          const equity = BigInt(position.margin) + shown(position, price);
          return equity <= 0n || u * WHOLE >= BigInt(ratio) * equity;
        });
        expect(plainMarginRatioPrice(position, ratio)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });

  it("of zero or less is refused: every price would have it", () => {
    expect(() => marginRatioPrice(tenTimes("long"), basisPoints(0))).toThrow(RangeError);
    expect(() => plainMarginRatioPrice(tenTimes("long"), basisPoints(-1))).toThrow(RangeError);
  });
});

describe("equity left", () => {
  it("of half the margin is 95,238 on a 10x long and 105,263.5 on a 10x short from 100,000", () => {
    expect(equityLeftPrice(tenTimes("long"), basisPoints(5_000))).toEqual({
      side: "below",
      price: dollars(95_238),
    });
    expect(equityLeftPrice(tenTimes("short"), basisPoints(5_000))).toEqual({
      side: "above",
      price: dollars(105_263.5),
    });
  });

  it("agrees with bisection on margin and loss, to the step", () => {
    fc.assert(
      fc.property(anyPosition, anyShare, (position, share) => {
        const margin = BigInt(position.margin);
        const found = lastPriceWhere(
          losingSide(position.side),
          (price) => (margin + shown(position, price)) * WHOLE <= BigInt(share) * margin,
        );
        expect(equityLeftPrice(position, share)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });
});

describe("return on margin", () => {
  it("of 50 % is taken at 105,263.5 and stopped at 95,238 on a 10x long from 100,000", () => {
    expect(takeProfitRoiPrice(tenTimes("long"), basisPoints(5_000))?.price).toBe(dollars(105_263.5));
    expect(stopLossRoiPrice(tenTimes("long"), basisPoints(5_000))?.price).toBe(dollars(95_238));
  });

  it("a take profit agrees with bisection on the profit shown, to the step", () => {
    fc.assert(
      fc.property(anyPosition, anyRoi, (position, roi) => {
        const goal = BigInt(roi) * BigInt(position.margin);
        const found = lastPriceWhere(
          earningSide(position.side),
          (price) => shown(position, price) * WHOLE >= goal,
        );
        expect(takeProfitRoiPrice(position, roi)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });

  it("a stop loss agrees with bisection on the loss shown, to the step", () => {
    fc.assert(
      fc.property(anyPosition, anyRoi, (position, roi) => {
        const limit = -BigInt(roi) * BigInt(position.margin);
        const found = lastPriceWhere(
          losingSide(position.side),
          (price) => shown(position, price) * WHOLE <= limit,
        );
        expect(stopLossRoiPrice(position, roi)?.price ?? null).toBe(found);
      }),
      MANY,
    );
  });
});

describe("effective leverage", () => {
  /** (Q·S/X) ≥ λ(m + PL) with exact PL, both sides times X·P. `atLimit` asks for equality. */
  const compare = (position: PositionNumbers, leverage: number, at: PriceHalfUsd): bigint => {
    const size = 2n * BigInt(position.quantity) * 100_000_000n;
    const [p, x, m] = [BigInt(position.price), BigInt(at), BigInt(position.margin)];
    const pl = position.side === "long" ? size * (x - p) : size * (p - x);
    return 1_000_000n * size * p - BigInt(leverage) * (m * x * p + pl);
  };

  it("of a 10x long from 100,000 is 20 at 95,455 and of a 10x short 20 at 105,555.5", () => {
    expect(effectiveLeveragePrice(tenTimes("long"), leverageFromNumber(20))?.price).toBe(dollars(95_455));
    expect(effectiveLeveragePrice(tenTimes("short"), leverageFromNumber(20))?.price).toBe(dollars(105_555.5));
  });

  it("agrees with bisection on the ratio itself, or is one step early where they do not meet on a step", () => {
    const anyLimit = fc
      .integer({ min: 1_010_000, max: 200_000_000 })
      .map((e6) => leverageFromNumber(e6 / 1_000_000));
    fc.assert(
      fc.property(anyPosition, anyLimit, (position, limit) => {
        const side = losingSide(position.side);
        const trigger = effectiveLeveragePrice(position, limit);
        const found = lastPriceWhere(side, (price) => compare(position, limit, price) >= 0n);
        if (trigger === null || found === null) return expect(trigger).toBe(found);
        const early = side === "below" ? trigger.price - found : found - trigger.price;
        expect(early).toBe(compare(position, limit, found) === 0n ? 0 : 1);
      }),
      MANY,
    );
  });

  it("never gets there on a short whose margin covers the contract", () => {
    const covered = { ...tenTimes("short"), margin: sats(1_000_000) };
    expect(effectiveLeveragePrice(covered, leverageFromNumber(2))).toBeNull();
  });

  it("of 1 or less is refused", () => {
    expect(() => effectiveLeveragePrice(tenTimes("short"), leverageFromNumber(1))).toThrow(RangeError);
  });
});
