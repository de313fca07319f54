import { describe, expect, it } from "vitest";
import { liquidationFromLeverage } from "#domain/position/liquidation.ts";
import { leverageFromNumber, priceHalfUsd, usd } from "#domain/units.ts";
import { type GeneratorState, nextPrice, startGenerator } from "./price-generator.ts";
import { SCENARIOS, type Scenario } from "./price-source.ts";

const START = priceHalfUsd(200_000);

function play(scenario: Scenario, seed: number, steps: number, seconds: number, hold = false): number[] {
  const generator = { seed, scenario, start: START };
  let state: GeneratorState = startGenerator(generator, hold);
  return Array.from({ length: steps }, () => {
    const next = nextPrice(generator, state, seconds);
    state = next.state;
    return next.price / 2;
  });
}

describe("made-up prices", () => {
  it.each(SCENARIOS)("are the same for the same seed and others for another (%s)", (scenario) => {
    expect(play(scenario, 1, 500, 1)).toEqual(play(scenario, 1, 500, 1));
    expect(play(scenario, 1, 500, 1)).not.toEqual(play(scenario, 2, 500, 1));
  });

  it("go on from a stored state as if nothing had happened", () => {
    const generator = { seed: 4, scenario: "wick", start: START } as const;
    const first = nextPrice(generator, startGenerator(generator, false), 1);
    const kept: GeneratorState = JSON.parse(JSON.stringify(first.state));
    expect(nextPrice(generator, kept, 1)).toEqual(nextPrice(generator, first.state, 1));
  });

  it("stay calm, wander, trend, spike and crash as their names say", () => {
    const span = (prices: number[]): number => Math.max(...prices) / Math.min(...prices) - 1;
    expect(span(play("calm", 1, 2_000, 30))).toBeLessThan(0.015);
    expect(span(play("volatile", 1, 2_000, 30))).toBeGreaterThan(0.05);
    expect(play("trend", 1, 2_880, 30).at(-1)).toBeGreaterThan(104_000);
    expect(Math.min(...play("wick", 1, 3_000, 10))).toBeLessThan(96_000);
    expect(Math.min(...play("crash", 1, 600, 10))).toBeLessThan(88_000);
  });
});

describe.each([1, 2, 3, 7, 42, 1234])("the demo, seed %i", (seed) => {
  const prices = play("demo", seed, 2 * 3_600, 0.5);
  const between = (from: number, to: number): number[] => prices.slice(2 * from, 2 * to);
  const liquidation = liquidationFromLeverage("long", usd(1_000), START, leverageFromNumber(10)) / 2;

  it("is calm for a quarter of a minute, then falls by about 14 % within a minute", () => {
    for (const price of between(0, 15)) expect(Math.abs(price - 100_000)).toBeLessThan(300);
    expect(Math.min(...between(15, 60))).toBeGreaterThan(85_400);
    expect(Math.min(...between(15, 60))).toBeLessThan(86_600);
  });

  it("liquidates an unguarded 10x long, and leaves a guard several prices between 1 % and the end", () => {
    expect(Math.min(...prices)).toBeLessThan(liquidation);
    const trigger = prices.findIndex((price) => price <= liquidation / 0.99);
    const end = prices.findIndex((price) => price <= liquidation);
    expect(end - trigger).toBeGreaterThanOrEqual(3);
  });

  it("never comes back to the floor, so that a guarded position with one more margin lives on", () => {
    const withOneMore = 100_000 / 1.2;
    expect(Math.min(...prices)).toBeGreaterThan(withOneMore * 1.02);
    expect(Math.min(...between(130, 3_600))).toBeGreaterThan(87_000);
  });
});

describe("a demo on hold", () => {
  it("trembles without moving on", () => {
    for (const price of play("demo", 1, 600, 0.5, true)) expect(Math.abs(price - 100_000)).toBeLessThan(300);
  });
});
