import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts, runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig, type GuardWish } from "#testing/builders/a-guard-config.ts";
import { runs } from "#testing/infra/runs.ts";
import { type BasisPoints, basisPoints, priceFromUsd, type Sats, sats, usd } from "../units.ts";
import { checkMarginGuard } from "./check-margin-guard.ts";
import { addWithin, guardTrigger } from "./guard-step.ts";
import { decideMarginGuard } from "./margin-guard.ts";
import { defaultMarginGuard, leastTrigger } from "./margin-guard-defaults.ts";
import { tellMistakes } from "./mistake.ts";

const good = aGuardConfig({ maxTotal: sats(100_000) });
const position = runningTrade({
  side: "long",
  quantity: usd(1_000),
  price: priceFromUsd(100_000),
  margin: sats(100_000),
});

describe("a guard that may be armed", () => {
  it("has nothing wrong with it, with and without a position", () => {
    expect(checkMarginGuard(good, null)).toEqual([]);
    expect(checkMarginGuard(good, position)).toEqual([]);
  });

  it("is what is offered first, for either driver, capped at one initial margin", () => {
    for (const driver of ["worker", "cron"] as const) {
      const offered = defaultMarginGuard(driver, position.entryMargin);
      expect(checkMarginGuard(offered, position)).toEqual([]);
      expect(offered.maxTotal).toBe(100_000);
      expect(offered.maxLoss).toBe(200_000);
      expect(offered.steps[0]?.when).toEqual({ by: "distance", bps: leastTrigger(driver) });
    }
    const stepsOf = (driver: "worker" | "cron") => defaultMarginGuard(driver, sats(1)).steps;
    expect(stepsOf("worker")).toEqual([addWithin(basisPoints(100), basisPoints(250))]);
    expect(stepsOf("cron")).toEqual([addWithin(basisPoints(300), basisPoints(600))]);
  });

  it("reaches its target the first time it fires, where nothing but leverage 1 bounds it", () => {
    fc.assert(
      fc.property(anyGuardFacts, ({ position: guarded, config }) => {
        const caps = { maxTotal: null, maxPerAction: null, maxPerDay: null, maxLoss: null };
        const free = { ...config, ...caps, reserve: sats(0) };
        const trigger = guardTrigger(guarded, free.steps);
        if (trigger === null) return;
        const verdict = decideMarginGuard({
          position: guarded,
          tick: { low: trigger.price, high: trigger.price, last: trigger.price, at: 0 },
          balance: sats(Number.MAX_SAFE_INTEGER),
          spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
          config: free,
          tag: sats(0),
        });
        const isRefused = checkMarginGuard(free, guarded).length > 0;
        expect(verdict).toMatchObject(
          isRefused ? { needed: verdict.needed } : { kind: "add-margin", limitedBy: null },
        );
        if (isRefused) expect(verdict).not.toMatchObject({ kind: "add-margin", limitedBy: null });
      }),
      { numRuns: runs(20_000) },
    );
  });
});

describe("a guard that may not be armed names the field and says what to do", () => {
  it.each<[string, GuardWish, string, string]>([
    ["a trigger at liquidation", { trigger: basisPoints(0) }, "steps.0.when", "at least 0.1 %"],
    ["a trigger beyond liquidation", { trigger: basisPoints(-5) }, "steps.0.when", "at least 0.1 %"],
    ["a trigger of 0.09 %", { trigger: basisPoints(9) }, "steps.0.when", "at least 0.1 %"],
    ["a trigger that is no number", { trigger: Number.NaN as BasisPoints }, "steps.0.when", "at least 0.1 %"],
    [
      "a target at the trigger",
      { target: basisPoints(500) },
      "steps.0.deed",
      "farther from liquidation than the trigger",
    ],
    ["a target inside the trigger", { target: basisPoints(499) }, "steps.0.deed", "farther from liquidation"],
    ["a target of more than 90 %", { target: basisPoints(9_001) }, "steps.0.deed", "at most 90 %"],
    ["a target that is no number", { target: Number.NaN as BasisPoints }, "steps.0.deed", "at most 90 %"],
    ["a total of zero", { maxTotal: sats(0) }, "maxTotal", "at least 1 sat"],
    ["a negative total", { maxTotal: sats(-1) }, "maxTotal", "at least 1 sat"],
    ["an action of zero", { maxPerAction: sats(0) }, "maxPerAction", "at least 1 sat"],
    ["a day of zero", { maxPerDay: sats(0) }, "maxPerDay", "at least 1 sat"],
    ["a cap in fractions of a sat", { maxPerDay: 0.5 as Sats }, "maxPerDay", "at least 1 sat"],
    ["a most to lose of zero", { maxLoss: sats(0) }, "maxLoss", "at least 1 sat"],
    ["a negative reserve", { reserve: sats(-1) }, "reserve", "keep nothing back"],
    ["a negative cooldown", { cooldownMs: -1 }, "cooldownMs", "between 0 seconds and 24 hours"],
    [
      "a cooldown of more than a day",
      { cooldownMs: 86_400_001 },
      "cooldownMs",
      "between 0 seconds and 24 hours",
    ],
    [
      "a cooldown that is no number",
      { cooldownMs: Number.NaN },
      "cooldownMs",
      "between 0 seconds and 24 hours",
    ],
  ])("%s", (_name, change, field, words) => {
    const mistakes = checkMarginGuard(aGuardConfig({ maxTotal: sats(100_000), ...change }), position);
    expect(mistakes.map((mistake) => mistake.field)).toEqual([field]);
    expect(mistakes[0]?.message("en")).toContain(words);
    expect(mistakes[0]?.message("en")).toMatch(/^[A-Z].*\.$/);
  });

  it("in the language of whoever reads it, with its own decimal sign", () => {
    const [mistake] = checkMarginGuard(aGuardConfig({ trigger: basisPoints(9) }), position);
    expect(mistake?.message("en")).toBe("The trigger must be at least 0.1 % away from liquidation.");
    expect(mistake?.message("pt-BR")).toBe("O gatilho deve ficar a pelo menos 0,1 % da liquidação.");
  });

  it("looking ahead is for whole settlements of a week at the most", () => {
    const fields = [0, 1, 21, 22, -1, 0.5].map((settlementsAhead) =>
      checkMarginGuard(aGuardConfig({ settlementsAhead }), position).map(({ field }) => field),
    );
    const wrong = ["settlementsAhead"];
    expect(fields).toEqual([[], [], [], wrong, wrong, wrong]);
  });

  it("every mistake is named at once, not one at a time", () => {
    const bad = aGuardConfig({
      target: basisPoints(1),
      maxTotal: sats(0),
      maxPerDay: sats(0),
      cooldownMs: -1,
    });
    expect(checkMarginGuard(bad, position).map((mistake) => mistake.field)).toEqual([
      "steps.0.deed",
      "maxTotal",
      "maxPerDay",
      "cooldownMs",
    ]);
  });

  it("a target that leverage 1 just reaches is accepted, one basis point more is not", () => {
    const fields = [4_775, 4_776].map((target) =>
      checkMarginGuard(aGuardConfig({ target: basisPoints(target) }), position).map(
        (mistake) => mistake.field,
      ),
    );
    expect(fields).toEqual([[], ["steps.0.deed"]]);
  });

  it("a target that leverage 1 cannot reach is refused for this position, and accepted without one", () => {
    const far = aGuardConfig({ target: basisPoints(6_000) });
    expect(checkMarginGuard(far, null)).toEqual([]);
    expect(tellMistakes("en", checkMarginGuard(far, position))).toEqual([
      { field: "steps.0.deed", message: expect.stringContaining("cannot be reached") },
    ]);
  });

  it("a position that can never be liquidated needs no guard", () => {
    const covered = runningTrade({ ...position, side: "short", margin: sats(1_000_000) });
    expect(tellMistakes("en", checkMarginGuard(good, covered))).toEqual([
      { field: "steps.0.when", message: expect.stringContaining("nothing to guard") },
    ]);
  });
});
