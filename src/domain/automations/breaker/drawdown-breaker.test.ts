import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, type Sats, sats } from "../../units.ts";
import {
  applyTransfers,
  breakerFloor,
  drawdownOf,
  type Transfer,
  transfersWithin,
} from "./drawdown-breaker.ts";

const MANY = { numRuns: runs(20_000) };
const transfer = (amount: number, at = 1): Transfer => ({ at, amount: sats(amount) });
const anyEquity = fc.integer({ min: 1, max: 1_000_000_000 }).map(sats);
const anyDrop = fc.integer({ min: 100, max: 9_000 }).map(basisPoints);
const anyTransfers = fc
  .array(fc.integer({ min: -300_000_000, max: 1_000_000_000 }), { maxLength: 4 })
  .map((amounts) => amounts.map((amount) => transfer(amount)));
const isDown = (peak: Sats, equity: number, drop: number) => equity <= breakerFloor(peak, basisPoints(drop));

describe("the floor of a breaker", () => {
  it("is the peak less the drop, and is told as a drawdown of that size from there on", () => {
    // 999,999 less 12.5 % is 874,999.125
    expect(breakerFloor(sats(999_999), basisPoints(1_250))).toBe(874_999);
    expect(drawdownOf(sats(999_999), sats(874_999))).toBe(1_250);
    expect(drawdownOf(sats(999_999), sats(875_000))).toBe(1_249);
    expect(drawdownOf(sats(100), sats(101))).toBe(0);
    expect(drawdownOf(sats(0), sats(0))).toBe(0);
  });

  it("and the drawdown never disagree", () => {
    fc.assert(
      fc.property(anyEquity, anyEquity, anyDrop, (peak, equity, drop) => {
        expect(drawdownOf(peak, equity) >= drop).toBe(isDown(peak, equity, drop));
      }),
      MANY,
    );
  });
});

describe("a transfer", () => {
  it("moves the peak in proportion: half withdrawn at 10 % below the peak leaves 10 %", () => {
    const peak = applyTransfers(sats(1_000_000), [transfer(-450_000)], sats(900_000));
    expect(peak).toBe(500_000);
    expect(drawdownOf(peak, sats(450_000))).toBe(1_000);
  });

  it("that brings sats in does not hide what was lost", () => {
    const peak = applyTransfers(sats(1_000_000), [transfer(900_000)], sats(900_000));
    expect(peak).toBe(2_000_000);
  });

  it("that empties the account leaves no peak, and one into an account that never held anything is the peak", () => {
    expect(applyTransfers(sats(1_000_000), [transfer(-900_000)], sats(900_000))).toBe(0);
    expect(applyTransfers(sats(1_000_000), [transfer(-950_000)], sats(900_000))).toBe(0);
    expect(applyTransfers(sats(0), [transfer(70_000)], sats(0))).toBe(70_000);
  });

  it("into what little is left of an account makes no peak beyond reason, and leaves it down", () => {
    // Nine tenths and more are gone: it counts as if 100,000 were left, 1,000,000 + 1,000,000 · 70,000 / 100,000.
    for (const left of [0, 1, 99_999])
      expect(applyTransfers(sats(1_000_000), [transfer(70_000)], sats(left))).toBe(1_700_000);
    expect(applyTransfers(sats(1_000_000), [transfer(70_000)], sats(140_000))).toBe(1_500_000);
  });

  it("that is taken back leaves the peak where it was, in whatever order", () => {
    fc.assert(
      fc.property(anyEquity, anyEquity, anyTransfers, (peak, before, transfers) => {
        const back = transfers.map(({ amount }) => transfer(-amount));
        expect(applyTransfers(peak, [...transfers, ...back], before)).toBe(peak);
        const turned = [...transfers].reverse();
        expect(applyTransfers(peak, turned, before)).toBe(applyTransfers(peak, transfers, before));
      }),
      MANY,
    );
  });

  it("never trips a breaker by itself, nor lets one hold that was down by more than the rounding of a sat", () => {
    const anyPeak = fc.integer({ min: 10_000, max: 1_000_000_000 }).map(sats);
    const anySats = fc.integer({ min: -2, max: 5_000 });
    const anyShare = fc.integer({ min: -9_999, max: 30_000 });
    fc.assert(
      fc.property(anyPeak, anyDrop, anySats, anyShare, (peak, drop, above, share) => {
        const before = sats(breakerFloor(peak, drop) + above);
        const amount = Math.trunc((before * share) / 10_000);
        const moved = applyTransfers(peak, [transfer(amount)], before);
        if (above > 0) expect(isDown(moved, before + amount, drop)).toBe(false);
        else expect(isDown(sats(moved + 1), before + amount, drop)).toBe(true);
      }),
      MANY,
    );
  });

  it("counts after the one time up to and including the other", () => {
    const all = [1, 2, 3, 4].map((at) => transfer(at, at));
    expect(transfersWithin(all, 1, 3).map(({ at }) => at)).toEqual([2, 3]);
  });
});
