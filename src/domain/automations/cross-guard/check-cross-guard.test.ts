import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossPositionUpTo } from "#testing/arbitraries/arbitrary-cross-guard-facts.ts";
import { aCrossGuardConfig, aCrossPosition, aFlatCross } from "#testing/builders/a-cross-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { RESERVE_RATE } from "../../position/fees.ts";
import { afterClosing } from "../../risk/cross-changes.ts";
import { isReached } from "../../triggers/trigger.ts";
import { basisPoints, priceFromUsd, sats, usd } from "../../units.ts";
import { addWithin } from "../guard-step.ts";
import { checkCrossGuard } from "./check-cross-guard.ts";
import { type CrossGuardConfig, decideCrossGuard } from "./cross-guard.ts";
import { defaultCrossGuard, reduceWithin } from "./cross-guard-defaults.ts";
import { basisOf, crossGuardTrigger } from "./cross-step.ts";

const fieldsOf = (changes: Partial<CrossGuardConfig>, position = aCrossPosition()) =>
  checkCrossGuard(aCrossGuardConfig(changes), position).map(({ field }) => field);

describe("a cross guard that may be armed", () => {
  it("has nothing wrong with it, on a position and while flat", () => {
    expect(checkCrossGuard(aCrossGuardConfig(), aCrossPosition())).toEqual([]);
    expect(checkCrossGuard(aCrossGuardConfig(), aFlatCross())).toEqual([]);
    expect(checkCrossGuard(defaultCrossGuard("worker", aCrossPosition()), aCrossPosition())).toEqual([]);
    expect(checkCrossGuard(defaultCrossGuard("cron", aFlatCross()), aFlatCross())).toEqual([]);
  });

  it("is offered with a loss of at most twice the margin, counted from what was lost before", () => {
    const position = aCrossPosition({ tradingFees: sats(700) });
    expect(defaultCrossGuard("cron", position)).toMatchObject({
      maxTotal: 100_000,
      maxLoss: 200_000,
      lostBefore: 700,
    });
  });
});

describe("each field is told what is wrong with it", () => {
  it.each<[Partial<CrossGuardConfig>, string]>([
    [{ steps: [] }, "steps"],
    [{ steps: [reduceWithin(basisPoints(5), basisPoints(500))] }, "steps.0.when"],
    [{ steps: [reduceWithin(basisPoints(500), basisPoints(500))] }, "steps.0.deed"],
    [{ steps: [reduceWithin(basisPoints(500), basisPoints(9_001))] }, "steps.0.deed"],
    [{ maxReduce: usd(0) }, "maxReduce"],
    [{ maxTotal: sats(0) }, "maxTotal"],
    [{ maxLoss: sats(-1) }, "maxLoss"],
    [{ reserve: sats(-1) }, "reserve"],
    [{ cooldownMs: -1 }, "cooldownMs"],
  ])("%j", (changes, field) => {
    expect(fieldsOf(changes)).toEqual([field]);
  });

  it("a price beyond liquidation can never act", () => {
    const steps = [{ when: { by: "price", price: priceFromUsd(90_000) }, deed: { kind: "close" } }] as const;
    expect(fieldsOf({ steps })).toEqual(["steps.0.when"]);
  });

  it("a step behind one that closes can never act, nor one at the same price", () => {
    const close = { when: { by: "distance", bps: basisPoints(500) }, deed: { kind: "close" } } as const;
    expect(fieldsOf({ steps: [close, addWithin(basisPoints(300), basisPoints(600))] })).toEqual([
      "steps.1.when",
    ]);
    expect(
      fieldsOf({
        steps: [
          reduceWithin(basisPoints(500), basisPoints(600)),
          addWithin(basisPoints(500), basisPoints(900)),
        ],
      }),
    ).toEqual(["steps.1.when"]);
  });

  it("a short that can never be liquidated needs no guard", () => {
    const covered = aCrossPosition({ side: "short", margin: sats(1_100_000) });
    expect(fieldsOf({}, covered)).toEqual(["steps.0.when"]);
  });
});

describe("a reduction that may be armed", () => {
  it("leaves the guard outside its trigger once it was made where it fires", () => {
    const given = fc.record({
      position: crossPositionUpTo(500_000),
      trigger: fc.integer({ min: 10, max: 1_500 }),
      wider: fc.integer({ min: 20, max: 2_000 }),
    });
    fc.assert(
      fc.property(given, ({ position, trigger, wider }) => {
        const config = aCrossGuardConfig({
          steps: [reduceWithin(basisPoints(trigger), basisPoints(trigger + wider))],
        });
        if (checkCrossGuard(config, position).length > 0) return;
        const price = crossGuardTrigger(position, config.steps)?.price;
        if (price === undefined) return;
        const tick = { low: price, high: price, last: price, at: 0 };
        const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };
        const verdict = decideCrossGuard({
          position,
          tick,
          balance: sats(0),
          spending,
          config,
          tag: sats(0),
        });
        if (verdict.kind !== "reduce" || verdict.limitedBy !== null) return;
        const exit = { exit: price, feeRate: RESERVE_RATE };
        const { quantity, margin } = afterClosing(basisOf(position), exit, verdict.quantity).rest;
        const again = crossGuardTrigger({ ...position, quantity, margin, liquidation: null }, config.steps);
        expect(again === null || !isReached(again, tick)).toBe(true);
      }),
      { numRuns: runs(2_000) },
    );
  });
});
