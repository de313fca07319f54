import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions } from "#testing/arbitraries/arbitrary-account.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { type BasisPoints, basisPoints, sats } from "../../units.ts";
import { checkMarginGuard } from "../check-margin-guard.ts";
import { defaultMarginGuard } from "../margin-guard-defaults.ts";
import { checkGuardPlan } from "./check-guard-plan.ts";
import { defaultGuardPlan, type GuardPlanConfig, guardOfPlan } from "./guard-plan.ts";

const plan = (changes: Partial<GuardPlanConfig> = {}): GuardPlanConfig => ({
  ...defaultGuardPlan("worker"),
  ...changes,
});

const fieldsOf = (changes: Partial<GuardPlanConfig>) =>
  checkGuardPlan(plan(changes)).map(({ field }) => field);

const anyShare: fc.Arbitrary<BasisPoints> = fc.integer({ min: 100, max: 1_000_000 }).map(basisPoints);

describe("the guard of a plan", () => {
  it("is the one offered first for a position, by its initial margin", () => {
    const { entryMargin } = aPosition();
    expect(guardOfPlan(plan(), aPosition())).toEqual(defaultMarginGuard("worker", entryMargin));
  });

  it("has caps by the initial margin, rounded down", () => {
    // 333 · 150 % = 499.5, and 333 · 333.33 % = 1,109.98.
    const made = guardOfPlan(
      plan({ maxTotalShare: basisPoints(15_000), maxLossShare: basisPoints(33_333) }),
      { entryMargin: sats(333) },
    );
    expect(made).toMatchObject({ maxTotal: 499, maxLoss: 1_109 });
    expect(guardOfPlan(plan({ maxLossShare: null }), aPosition()).maxLoss).toBeNull();
  });

  it("never may add or lose more than its shares, on either side, and passes the checks of a guard", () => {
    fc.assert(
      fc.property(anyPositions, anyShare, anyShare, (positions, maxTotalShare, maxLossShare) => {
        for (const position of positions) {
          const made = guardOfPlan(plan({ maxTotalShare, maxLossShare }), position);
          const { entryMargin } = position;
          expect((made.maxTotal ?? 0) * 10_000).toBeLessThanOrEqual(entryMargin * maxTotalShare);
          expect(((made.maxTotal ?? 0) + 1) * 10_000).toBeGreaterThan(entryMargin * maxTotalShare);
          expect((made.maxLoss ?? 0) * 10_000).toBeLessThanOrEqual(entryMargin * maxLossShare);
          const capped = (made.maxTotal ?? 0) > 0 && (made.maxLoss ?? 0) > 0;
          if (capped) expect(checkMarginGuard(made, null)).toEqual([]);
        }
      }),
    );
  });
});

describe("a plan", () => {
  it("may be armed as it is offered, whatever drives it", () => {
    expect(checkGuardPlan(defaultGuardPlan("worker"))).toEqual([]);
    expect(checkGuardPlan(defaultGuardPlan("cron"))).toEqual([]);
  });

  it.each<[Partial<GuardPlanConfig>, readonly string[]]>([
    [{ maxTotalShare: basisPoints(0) }, ["maxTotalShare"]],
    [{ maxTotalShare: basisPoints(1_000_001) }, ["maxTotalShare"]],
    [{ maxLossShare: basisPoints(10_000) }, ["maxLossShare"]],
    [{ maxLossShare: basisPoints(99), maxTotalShare: basisPoints(5) }, ["maxTotalShare", "maxLossShare"]],
    [{ maxPerAction: sats(0) }, ["maxPerAction"]],
    [{ maxPerDay: sats(0) }, ["maxPerDay"]],
    [{ cooldownMs: 90_000_000 }, ["cooldownMs"]],
    [{ settlementsAhead: 22 }, ["settlementsAhead"]],
    [
      {
        steps: [
          {
            when: { by: "distance", bps: basisPoints(500) },
            deed: { kind: "add-margin", target: basisPoints(500) },
          },
        ],
      },
      ["steps.0.deed"],
    ],
  ])("with %j is refused at %j", (changes, fields) => {
    expect(fieldsOf(changes)).toEqual(fields);
  });
});
