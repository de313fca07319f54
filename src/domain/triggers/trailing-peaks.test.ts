import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { MAX_PRICE, MIN_PRICE, priceHalfUsd } from "../units.ts";
import { nearestBest, type TrailingDistance, trailingLevel } from "./trailing.ts";
import { createTrailingPeaks, type Reached } from "./trailing-peaks.ts";

const MANY = { numRuns: runs(10_000) };
const anySide = fc.constantFrom("below" as const, "above" as const);
const anyReached = fc.array(
  fc
    .record({ since: fc.nat(50), price: fc.integer({ min: 2, max: 40 }) })
    .map(({ since, price }): Reached => ({ since, by: since, price: priceHalfUsd(price) })),
);

describe("the level of a trailing trigger", () => {
  it("rounds away from the best price", () => {
    const third: TrailingDistance = { unit: "basis-points", value: 3_333 };
    // 66.67 % of 100.5 is 67.00335, 133.33 % is 133.99665; in half dollars 134.0067 and 267.9933
    expect(trailingLevel("below", priceHalfUsd(201), third)).toBe(134);
    expect(trailingLevel("above", priceHalfUsd(201), third)).toBe(268);
  });

  it("and the nearest best price are each other's inverse, to the step", () => {
    const anyDistance = fc.oneof(
      fc.record({ unit: fc.constant("basis-points" as const), value: fc.integer({ min: 1, max: 20_000 }) }),
      fc.record({ unit: fc.constant("half-usd" as const), value: fc.integer({ min: 1, max: 1_000_000 }) }),
    );
    const anyStep = fc.integer({ min: -2, max: 2 });
    fc.assert(
      fc.property(anySide, anyPrice, anyStep, anyDistance, (side, best, step, distance) => {
        const level = trailingLevel(side, best, distance);
        if (level + step < MIN_PRICE || level + step > MAX_PRICE) return;
        const nearest = nearestBest(side, priceHalfUsd(level + step), distance);
        const isGivenBack = side === "below" ? step <= 0 : step >= 0;
        const isFar = nearest !== null && (side === "below" ? best >= nearest : best <= nearest);
        expect(isFar).toBe(isGivenBack);
      }),
      MANY,
    );
  });
});

describe("the best prices of a market", () => {
  it("answer as a look at every price would, in whatever order they came, and keep no more than can decide", () => {
    fc.assert(
      fc.property(anySide, anyReached, fc.integer({ min: 2, max: 40 }), (side, reached, best) => {
        const peaks = createTrailingPeaks(side);
        for (const each of [...reached, ...reached]) peaks.add(each);
        const good = reached.filter(({ price }) => (side === "below" ? price >= best : price <= best));
        const latest = good.length === 0 ? null : Math.max(...good.map(({ since }) => since));
        expect(peaks.latest(best, 50)).toBe(latest);
        expect(peaks.size()).toBeLessThanOrEqual(new Set(reached.map(({ price }) => price)).size);
      }),
      MANY,
    );
  });

  it("say nothing of a price that may not have been reached yet", () => {
    const peaks = createTrailingPeaks("below");
    peaks.add({ since: 0, by: 60, price: priceHalfUsd(120) });
    peaks.add({ since: 10, by: 10, price: priceHalfUsd(110) });
    peaks.add({ since: 20, by: 80, price: priceHalfUsd(105) });
    expect(peaks.latest(100, 80)).toBe(20);
    expect(peaks.latest(100, 79)).toBe(10);
    expect(peaks.latest(115, 59)).toBeNull();
    expect(peaks.latest(115, 60)).toBe(0);
  });

  it("forget what no trigger trails from any more", () => {
    const peaks = createTrailingPeaks("above");
    for (const since of [1, 2, 3]) peaks.add({ since, by: since, price: priceHalfUsd(10 + since) });
    peaks.forgetBefore(2);
    expect(peaks.size()).toBe(2);
    expect(peaks.latest(11, 9)).toBeNull();
    expect(peaks.latest(12, 9)).toBe(2);
  });

  it("stay few over a long walk", () => {
    const peaks = createTrailingPeaks("below");
    for (let at = 0; at < 100_000; at += 1) {
      // A saw of 500 steps: each tooth is as high as the last one, so one tooth at most is kept.
      peaks.add({ since: at, by: at, price: priceHalfUsd(1_000 - (at % 500)) });
    }
    expect(peaks.size()).toBe(500);
  });
});
