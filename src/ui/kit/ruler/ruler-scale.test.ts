import { describe, expect, it } from "vitest";
import { isOnScale, nextDomain, nextStageDomain, placeOf, rulerDomain, rulerTicks } from "./ruler-scale.ts";

describe("ruler domain", () => {
  it("reaches the nearest liquidation on each side and five percent more", () => {
    const domain = rulerDomain(67_840, [59_943, 58_578, 77_569]);
    expect(domain.low).toBeCloseTo(59_943 * 0.95, 6);
    expect(domain.high).toBeCloseTo(77_569 * 1.05, 6);
  });

  it("shows at least eight percent around the price", () => {
    const domain = rulerDomain(100_000, [99_000]);
    expect(domain.low).toBeCloseTo(92_000, 6);
    expect(domain.high).toBeCloseTo(108_000, 6);
  });

  it("leaves a liquidation off the scale that would squeeze the near one", () => {
    const domain = rulerDomain(88_391, [86_655, 125_008]);
    expect(isOnScale(domain, 125_008)).toBe(false);
    expect(domain.high).toBeCloseTo(88_391 * 1.08, 6);
  });

  it("stands still while price and liquidations stay inside it", () => {
    const first = nextDomain(null, 67_840, [59_943, 77_569]);
    expect(nextDomain(first, 64_000, [59_943, 77_569])).toBe(first);
  });

  it("changes when a liquidation moves out of it", () => {
    const first = nextDomain(null, 67_840, [63_289]);
    const second = nextDomain(first, 66_604, [59_000]);
    expect(second).not.toBe(first);
    expect(isOnScale(second, 59_000)).toBe(true);
  });

  it("shrinks again when the mark that asked for its width is gone", () => {
    const wide = nextDomain(null, 100_000, [76_000]);
    expect(nextDomain(wide, 100_000, [95_000]).low).toBeGreaterThan(wide.low);
  });
});

describe("stage domain", () => {
  it("holds every price of the before and the after, and stands still until one leaves it", () => {
    const first = nextStageDomain(null, [58_578, 55_495, 67_840]);
    expect(first.low).toBeCloseTo(55_495 * 0.97, 6);
    expect(nextStageDomain(first, [58_578, 55_495, 66_000])).toBe(first);
    expect(nextStageDomain(first, [58_578, 50_000, 66_000]).low).toBeCloseTo(50_000 * 0.97, 6);
  });
});

describe("place on the ruler", () => {
  it("puts equal percentages at equal distances", () => {
    const domain = { low: 50_000, high: 200_000 };
    expect(placeOf(domain, 50_000)).toBe(0);
    expect(placeOf(domain, 100_000)).toBeCloseTo(0.5, 12);
    expect(placeOf(domain, 200_000)).toBeCloseTo(1, 12);
  });
});

describe("ruler ticks", () => {
  it("numbers round prices only, at most seven of them", () => {
    for (const domain of [
      { low: 56_946, high: 81_447 },
      { low: 92_000, high: 108_000 },
      { low: 3_000, high: 6_100 },
      { low: 430, high: 520 },
    ]) {
      const majors = rulerTicks(domain).filter((tick) => tick.size === "major");
      expect(majors.length).toBeGreaterThanOrEqual(2);
      expect(majors.length).toBeLessThanOrEqual(7);
      for (const tick of majors) expect(tick.price % 10).toBe(0);
    }
  });

  it("keeps every tick inside the domain", () => {
    const domain = { low: 56_946, high: 81_447 };
    const ticks = rulerTicks(domain);
    expect(ticks.map((tick) => tick.price)).toContain(60_000);
    for (const tick of ticks) expect(isOnScale(domain, tick.price)).toBe(true);
  });
});
