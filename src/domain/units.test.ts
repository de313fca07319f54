import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  basisPoints,
  divCeil,
  divFloor,
  divRound,
  leverageFromNumber,
  MAX_PRICE,
  MIN_PRICE,
  priceE4,
  priceFromUsd,
  priceHalfUsd,
  priceToUsd,
  rateE9,
  sats,
  satsFromBigInt,
  usd,
} from "./units.ts";

const anyDividend = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const anyDivisor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).filter((divisor) => divisor !== 0n);
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

describe("units refuse what is not money", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 53])("%s is no amount in any unit", (value) => {
    for (const unit of [sats, usd, priceHalfUsd, basisPoints, priceE4, rateE9]) {
      expect(() => unit(value)).toThrow(RangeError);
    }
  });

  it("quantities and prices are never negative, differences may be", () => {
    expect(() => usd(-1)).toThrow("A quantity in USD cannot be negative, got -1");
    expect(() => priceE4(-1)).toThrow("A price cannot be negative, got -1");
    expect(sats(-1)).toBe(-1);
    expect(rateE9(-100_000)).toBe(-100_000);
  });

  it("there is only one zero", () => {
    expect(Object.is(sats(-0), 0)).toBe(true);
    expect(Object.is(usd(-0), 0)).toBe(true);
    expect(Object.is(priceE4(-0), 0)).toBe(true);
  });

  it("a price lies within 1 and 100,000,000 USD, both included", () => {
    expect(priceHalfUsd(2)).toBe(MIN_PRICE);
    expect(priceHalfUsd(200_000_000)).toBe(MAX_PRICE);
    expect(() => priceHalfUsd(1)).toThrow("A price must lie within 1 and 100,000,000 USD, got 0.5");
    expect(() => priceHalfUsd(200_000_001)).toThrow(RangeError);
    expect(() => priceHalfUsd(0)).toThrow(RangeError);
  });

  it("a price in USD becomes its nearest half dollar and comes back", () => {
    expect(priceFromUsd(104_863.5)).toBe(209_727);
    expect(priceFromUsd(54_545.4545)).toBe(109_091);
    expect(priceToUsd(priceHalfUsd(109_091))).toBe(54_545.5);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 0, -5, 1e9]) {
      expect(() => priceFromUsd(bad)).toThrow(RangeError);
    }
  });

  it("leverage keeps six decimals and is positive and finite", () => {
    expect(leverageFromNumber(9.600015360024576)).toBe(9_600_015);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => leverageFromNumber(bad)).toThrow("Leverage must be a positive number");
    }
  });

  it("an amount past 2^53 stops instead of losing sats", () => {
    expect(satsFromBigInt(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => satsFromBigInt(2n ** 53n)).toThrow(RangeError);
    expect(() => satsFromBigInt(-(2n ** 53n) - 1n)).toThrow(RangeError);
  });
});

describe("a division goes where its name says", () => {
  it.each([
    [7n, 2n, 3n, 4n, 4n],
    [-7n, 2n, -4n, -3n, -4n],
    [7n, -2n, -4n, -3n, -4n],
    [-7n, -2n, 3n, 4n, 4n],
    [6n, 2n, 3n, 3n, 3n],
    [0n, -5n, 0n, 0n, 0n],
    [1n, 3n, 0n, 1n, 0n],
    [-2n, 3n, -1n, 0n, -1n],
  ])("%s / %s is %s down, %s up and %s to the nearest", (dividend, divisor, floor, ceil, round) => {
    expect(divFloor(dividend, divisor)).toBe(floor);
    expect(divCeil(dividend, divisor)).toBe(ceil);
    expect(divRound(dividend, divisor)).toBe(round);
  });

  it("down is the greatest integer not above the quotient, up the least not below it", () => {
    fc.assert(
      fc.property(anyDividend, anyDivisor, (dividend, divisor) => {
        const n = divisor < 0n ? -dividend : dividend;
        const d = magnitude(divisor);
        const floor = divFloor(dividend, divisor);
        expect(floor * d <= n && n < (floor + 1n) * d).toBe(true);
        const ceil = divCeil(dividend, divisor);
        expect((ceil - 1n) * d < n && n <= ceil * d).toBe(true);
      }),
    );
  });

  it("down and up differ by one exactly where the division leaves a remainder", () => {
    fc.assert(
      fc.property(anyDividend, anyDivisor, (dividend, divisor) => {
        const gap = divCeil(dividend, divisor) - divFloor(dividend, divisor);
        expect(gap).toBe(dividend % divisor === 0n ? 0n : 1n);
      }),
    );
  });

  it("to the nearest is at most half away and ignores no sign", () => {
    fc.assert(
      fc.property(anyDividend, anyDivisor, (dividend, divisor) => {
        const rounded = divRound(dividend, divisor);
        expect(2n * magnitude(rounded * divisor - dividend) <= magnitude(divisor)).toBe(true);
        expect(divRound(-dividend, divisor)).toBe(-rounded);
        expect(divRound(dividend, -divisor)).toBe(-rounded);
      }),
    );
  });

  it("halves go away from zero", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (whole) => {
        expect(divRound(2n * whole + 1n, 2n)).toBe(whole + 1n);
        expect(divRound(-(2n * whole + 1n), 2n)).toBe(-(whole + 1n));
      }),
    );
  });

  it("nothing is divided by zero", () => {
    for (const divide of [divFloor, divCeil, divRound]) expect(() => divide(1n, 0n)).toThrow(RangeError);
  });
});
