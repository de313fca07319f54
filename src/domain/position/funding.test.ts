import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice, anyQuantity } from "#testing/arbitraries/arbitrary-position.ts";
import { priceFromUsd, rateE9, usd } from "../units.ts";
import { fundingFee, nextFundingAt } from "./funding.ts";

const HOUR_MS = 3_600_000;

describe("funding of one settlement", () => {
  it.each([
    ["F1", 10, 30_000, 3],
    ["F2", 10_000, 60_000, 1_667],
    ["the worked life", 1_000, 100_000, 100],
  ])("%s: a long of Q %i at %i pays %i sats at 0.01 %%", (_name, quantity, fixing, fee) => {
    expect(fundingFee("long", usd(quantity), priceFromUsd(fixing), rateE9(100_000))).toBe(fee);
  });

  it("what a long pays a short receives, and a negative rate turns it round, to the sat", () => {
    const anyRate = fc.integer({ min: -(10 ** 7), max: 10 ** 7 }).map(rateE9);
    fc.assert(
      fc.property(anyQuantity, anyPrice, anyRate, (quantity, fixing, rate) => {
        const paid = fundingFee("long", quantity, fixing, rate);
        expect(fundingFee("short", quantity, fixing, rate) + paid).toBe(0);
        expect(fundingFee("short", quantity, fixing, rateE9(-rate))).toBe(paid);
      }),
    );
  });
});

describe("the next settlement", () => {
  it.each([
    ["2026-01-01T00:00:00.000Z", "2026-01-01T08:00:00.000Z"],
    ["2026-01-01T07:59:59.999Z", "2026-01-01T08:00:00.000Z"],
    ["2026-01-01T08:00:00.000Z", "2026-01-01T16:00:00.000Z"],
    ["2026-01-01T23:59:59.999Z", "2026-01-02T00:00:00.000Z"],
  ])("after %s falls on %s", (at, next) => {
    expect(new Date(nextFundingAt(Date.parse(at))).toISOString()).toBe(next);
  });

  it("is strictly ahead, at most eight hours, on the grid", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (at) => {
        const next = nextFundingAt(at);
        expect(next - at).toBeGreaterThan(0);
        expect(next - at).toBeLessThanOrEqual(8 * HOUR_MS);
        expect(next % (8 * HOUR_MS)).toBe(0);
      }),
    );
  });
});
