import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMinutes, MINUTE_MS } from "#testing/arbitraries/arbitrary-minutes.ts";
import { runs } from "#testing/infra/runs.ts";
import { priceHalfUsd } from "../../units.ts";
import { type PriceSample, rollingExtremes } from "./rolling-extremes.ts";

const sample = (at: number, low: number, high: number): PriceSample => ({
  from: at - 1,
  at,
  low: priceHalfUsd(low),
  high: priceHalfUsd(high),
});

describe("the extremes of a window", () => {
  it("are its lowest low and highest high, until the older of them leaves", () => {
    const samples = [sample(1, 50, 60), sample(3, 40, 70), sample(5, 45, 90), sample(9, 1_000, 2_000)];
    expect(rollingExtremes(samples, 5, 6)).toEqual({
      low: { at: 3, price: 40 },
      high: { at: 5, price: 90 },
      leavesAt: 8,
    });
    expect(rollingExtremes(samples, 5, 8)?.low).toEqual({ at: 5, price: 45 });
  });

  it("are none where no sample ended within it", () => {
    expect(rollingExtremes([], 5, 6)).toBeNull();
    expect(rollingExtremes([sample(1, 50, 60)], 5, 6)).toBeNull();
    expect(rollingExtremes([sample(1, 50, 60)], 5, 5)).not.toBeNull();
  });

  it("are those reached last where the same price was reached twice", () => {
    const samples = [sample(1, 50, 60), sample(3, 50, 60), sample(2, 50, 60)];
    expect(rollingExtremes(samples, 5, 4)).toEqual({
      low: { at: 3, price: 50 },
      high: { at: 3, price: 60 },
      leavesAt: 8,
    });
  });

  it("do not depend on the order of samples nor on how often they come, and stay until they leave", () => {
    const anyWindow = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(anyMinutes(priceHalfUsd(200), 9), anyWindow, fc.nat(40), (minutes, window, now) => {
        const [withinMs, at] = [window * MINUTE_MS, now * MINUTE_MS];
        const found = rollingExtremes(minutes, withinMs, at);
        expect(rollingExtremes([...minutes].reverse(), withinMs, at)).toEqual(found);
        expect(rollingExtremes([...minutes, ...minutes], withinMs, at)).toEqual(found);
        const inside = minutes.filter((minute) => minute.at <= at && minute.at > at - withinMs);
        expect(found === null).toBe(inside.length === 0);
        if (found === null) return;
        expect(found.low.price).toBe(Math.min(...inside.map(({ low }) => low)));
        expect(found.high.price).toBe(Math.max(...inside.map(({ high }) => high)));
        const known = minutes.filter((minute) => minute.at <= at);
        const still = rollingExtremes(known, withinMs, found.leavesAt - 1);
        expect([still?.low, still?.high]).toEqual([found.low, found.high]);
        const after = rollingExtremes(known, withinMs, found.leavesAt);
        expect([after?.low, after?.high]).not.toEqual([found.low, found.high]);
      }),
      { numRuns: runs(10_000) },
    );
  });
});
