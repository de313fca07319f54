import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts, runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { runs } from "#testing/infra/runs.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Side } from "../position/side.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, sats, usd } from "../units.ts";
import { checkMarginGuard } from "./check-margin-guard.ts";
import {
  addWithin,
  type GuardStep,
  guardLegs,
  guardTrigger,
  nearestStep,
  reachedStep,
  stepTrigger,
} from "./guard-step.ts";
import { decideMarginGuard, type MarginGuardFacts } from "./margin-guard.ts";
import { tellMistakes } from "./mistake.ts";

const tenTimes = (side: Side) =>
  runningTrade({ side, quantity: usd(1_000), price: priceFromUsd(100_000), margin: sats(100_000) });
const at = (price: PriceHalfUsd) => ({ low: price, high: price, last: price, at: 0 });

const used = (bps: number) => ({ by: "margin-used", bps: basisPoints(bps) }) as const;
const close: GuardStep["deed"] = { kind: "close" };
const add = (target: number): GuardStep["deed"] => ({ kind: "add-margin", target: basisPoints(target) });

/** 5 % away it adds to 10 %; at 93,000 it adds once more to 12 %; with 90 % of the margin lost it closes. */
const LADDER: readonly GuardStep[] = [
  addWithin(basisPoints(500), basisPoints(1_000)),
  { when: { by: "price", price: priceFromUsd(93_000) }, deed: add(1_200) },
  { when: used(9_000), deed: close },
];

const deciding = (price: number, wanted: Partial<MarginGuardFacts> = {}) =>
  decideMarginGuard({
    position: tenTimes("long"),
    tick: at(priceFromUsd(price)),
    balance: sats(10_000_000),
    spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
    config: aGuardConfig({ steps: LADDER }),
    tag: sats(0),
    ...wanted,
  });

describe("what makes a step act", () => {
  it("a share of the margin lost: 90 % of 100,000 sats are gone at 91,743 and not a step before", () => {
    // −90,000 = 1,000 · 10⁸ · (1/100,000 − 1/X) gives X = 91,743.1.
    const trigger = stepTrigger(tenTimes("long"), used(9_000));
    expect(trigger).toEqual({ side: "below", price: priceFromUsd(91_743) });
    const lostAt = (price: number) =>
      profitAndLoss("long", usd(1_000), priceFromUsd(100_000), priceFromUsd(price));
    expect([lostAt(91_743) <= -90_000, lostAt(91_743.5) > -90_000]).toEqual([true, true]);
  });

  it("a price, on the side where the position loses", () => {
    const when = { by: "price", price: priceFromUsd(95_000) } as const;
    expect(stepTrigger(tenTimes("long"), when)?.side).toBe("below");
    expect(stepTrigger(tenTimes("short"), when)?.side).toBe("above");
  });

  it("nothing, where the position can never be liquidated", () => {
    const covered = runningTrade({ ...tenTimes("short"), margin: sats(1_000_000) });
    expect(guardLegs(covered, LADDER, [])).toEqual([]);
  });
});

describe("a ladder", () => {
  it("waits for every step at once, the nearest first", () => {
    expect(guardLegs(tenTimes("long"), LADDER, []).map(({ trigger }) => trigger.price)).toEqual(
      [95_694, 93_000, 91_743].map(priceFromUsd),
    );
    expect(nearestStep(tenTimes("long"), LADDER, [])).toBe(0);
    expect(guardTrigger(tenTimes("long"), LADDER)?.price).toBe(priceFromUsd(95_694));
  });

  it("lets the deepest step speak that a fall in one piece reaches", () => {
    expect(deciding(95_694)).toMatchObject({ kind: "add-margin", step: 0 });
    expect(deciding(92_500)).toMatchObject({ kind: "add-margin", step: 1 });
    expect(deciding(91_700)).toMatchObject({ kind: "close", rule: "inside-trigger", step: 2, needed: 0 });
    const wick = { low: priceFromUsd(91_700), high: priceFromUsd(97_000), last: priceFromUsd(96_500), at: 0 };
    expect(deciding(96_500, { tick: wick })).toMatchObject({ kind: "close", step: 2 });
  });

  it("acts once at a price, whatever the top-up did, and again on a distance", () => {
    const doneSteps = [0, 1];
    const spending = { addedInAll: sats(1), addedInDay: sats(1), sinceLastActionMs: null, doneSteps };
    expect(deciding(92_500, { spending })).toMatchObject({ kind: "add-margin", step: 0 });
    const onlyPrice = aGuardConfig({ steps: LADDER.slice(1, 2) });
    expect(deciding(92_500, { config: onlyPrice, spending: { ...spending, doneSteps: [0] } })).toMatchObject({
      kind: "hold",
      rule: "outside-trigger",
    });
  });

  it("closes although nothing may be added any more, and whatever its cooldown", () => {
    const config = aGuardConfig({ steps: LADDER, maxTotal: sats(1), cooldownMs: 60_000 });
    const spending = { addedInAll: sats(1), addedInDay: sats(1), sinceLastActionMs: 1 };
    expect(deciding(91_700, { config, spending })).toMatchObject({ kind: "close" });
    expect(deciding(95_000, { config, spending })).toMatchObject({ kind: "hold", rule: "cooldown" });
  });

  it("reaches exactly what a tick crosses, on both sides and whatever the steps", () => {
    const anyStep = fc.oneof(
      fc.integer({ min: 10, max: 3_000 }).map((bps) => addWithin(basisPoints(bps), basisPoints(bps + 10))),
      fc.integer({ min: 100, max: 9_900 }).map((bps) => ({ when: used(bps), deed: close })),
    );
    fc.assert(
      fc.property(anyGuardFacts, fc.array(anyStep, { minLength: 1, maxLength: 5 }), (given, steps) => {
        const { position, tick } = given;
        const legs = guardLegs(position, steps, []);
        const crossed = legs.filter(({ trigger }) =>
          trigger.side === "below" ? tick.low <= trigger.price : tick.high >= trigger.price,
        );
        const reached = reachedStep(position, steps, [], tick);
        expect(reached === null).toBe(crossed.length === 0);
        const deepest = crossed.find(({ leg }) => leg === reached);
        for (const { trigger } of crossed) {
          const gap = trigger.price - (deepest?.trigger.price ?? 0);
          expect(position.side === "long" ? gap >= 0 : gap <= 0).toBe(true);
        }
      }),
      { numRuns: runs(5_000) },
    );
  });
});

describe("a ladder that may not be armed", () => {
  const mistakesOf = (steps: readonly GuardStep[], side: Side = "long") =>
    checkMarginGuard(aGuardConfig({ steps }), tenTimes(side));

  it("is fine as it is above", () => {
    expect(mistakesOf(LADDER)).toEqual([]);
  });

  it.each<[string, readonly GuardStep[], string, string]>([
    ["without a step", [], "steps", "one to 5 steps"],
    [
      "at a price beyond liquidation",
      [{ when: { by: "price", price: priceFromUsd(90_000) }, deed: close }],
      "steps.0.when",
      "beyond liquidation",
    ],
    [
      "whose target is nearer than where the share is lost, so that nothing would be added",
      [{ when: used(1_000), deed: add(500) }],
      "steps.0.deed",
      "again and again",
    ],
    [
      "with two steps at one price",
      [...LADDER, { when: { by: "price", price: priceFromUsd(93_000) }, deed: add(900) }],
      "steps.3.when",
      "same price as step 2",
    ],
    [
      "that closes before its last step",
      [
        { when: used(5_000), deed: close },
        { when: used(9_000), deed: close },
      ],
      "steps.1.when",
      "Step 1 closes the position before",
    ],
    ["of all the margin", [{ when: used(10_000), deed: close }], "steps.0.when", "between 1 % and 99 %"],
  ])("%s says which step and what to do", (_, steps, field, words) => {
    expect(tellMistakes("en", mistakesOf(steps))).toEqual([
      { field, message: expect.stringContaining(words) },
    ]);
  });
});
