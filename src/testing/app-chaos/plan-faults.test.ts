import { describe, expect, it } from "vitest";
import { FAULTS } from "./fault-table.ts";
import { planFaults } from "./plan-faults.ts";

describe("an hour", () => {
  const plan = planFaults(60, null);

  it("has a fault each three minutes, and every kind of them", () => {
    expect(plan).toHaveLength(20);
    expect(new Set(plan.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
    expect(plan.map(({ atMs }) => atMs).slice(0, 3)).toEqual([10_000, 190_000, 370_000]);
  });

  it("leaves each fault time to be over before the next one", () => {
    for (const { atMs, activeMs, endMs } of plan) expect(endMs - atMs - activeMs).toBeGreaterThan(60_000);
    expect(plan.at(-1)?.endMs).toBe(3_600_000);
  });
});

it("brings one kind alone where one is asked for", () => {
  expect(new Set(planFaults(9, ["redis-hung"]).map(({ fault }) => fault))).toEqual(new Set(["redis-hung"]));
});

it("brings one a minute where those that are asked for would not fit", () => {
  const plan = planFaults(4, ["redis-hung", "web-killed", "exchange-down"]);
  expect(plan.map(({ fault }) => fault)).toEqual(["redis-hung", "web-killed", "exchange-down"]);
  expect(plan.map(({ endMs }) => endMs)).toEqual([80_000, 160_000, 240_000]);
});

it("has one fault in a run that is shorter than a slot, and no longer than a third of it", () => {
  expect(planFaults(2, ["exchange-down"])).toEqual([
    { fault: "exchange-down", atMs: 10_000, activeMs: 40_000, endMs: 120_000 },
  ]);
});
