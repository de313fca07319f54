import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { runs } from "#testing/infra/runs.ts";
import type { GuardReceiptFacts, ReceiptFacts } from "../notifications/receipt.ts";
import { basisPoints, rateE9, sats } from "../units.ts";
import { addWithin } from "./guard-step.ts";
import { decideMarginGuard, type MarginGuardFacts, type MarginGuardVerdict } from "./margin-guard.ts";
import { type Decision, reEvaluate } from "./re-evaluate.ts";

const MANY = { numRuns: runs(10_000) };

/** As it lies in a database and comes back out of it. */
const kept = <Facts extends ReceiptFacts>(facts: Facts): Facts => JSON.parse(JSON.stringify(facts));

const stored = (inputs: MarginGuardFacts): GuardReceiptFacts =>
  kept({ ...aGuardReceipt(), inputs, verdict: decideMarginGuard(inputs) as GuardReceiptFacts["verdict"] });

/** Ladders of up to three steps, one of which may have acted, with a tag and the room an account leaves. */
const anyInputs: fc.Arbitrary<MarginGuardFacts> = fc
  .record({
    facts: anyGuardFacts,
    steps: fc.array(fc.tuple(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 1, max: 900 })), {
      maxLength: 2,
    }),
    done: fc.subarray([0, 1, 2]),
    tag: fc.integer({ min: 0, max: 89 }),
    room: fc.option(fc.nat(1_000_000)),
    // Absent in what was kept before a guard looked ahead, and before free sats were shared.
    funding: fc.option(fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })), { nil: undefined }),
    settlementsAhead: fc.option(fc.integer({ min: 0, max: 21 }), { nil: undefined }),
    granted: fc.option(fc.nat(100_000), { nil: undefined }),
  })
  .map(({ facts, steps, done, tag, room, funding, settlementsAhead, granted }) => ({
    ...facts,
    ...(funding === undefined
      ? {}
      : { funding: funding === null ? null : { rate: rateE9(funding), settlesAt: 1 } }),
    ...(granted === undefined
      ? {}
      : { share: { free: sats(granted), asked: sats(100_000), granted: sats(granted), others: [] } }),
    tag: sats(tag),
    spending: {
      ...facts.spending,
      doneSteps: done,
      ...(room === null ? {} : { accountRoom: sats(room) }),
    },
    config: {
      ...facts.config,
      ...(settlementsAhead === undefined ? {} : { settlementsAhead }),
      steps: [
        ...facts.config.steps,
        ...steps.map(([within, more]) => addWithin(basisPoints(within), basisPoints(within + more))),
      ],
    },
  }));

describe("a decision taken again", () => {
  it("matches the one that was worked out by hand", () => {
    // 1,000 USD at 100,000 with liquidation 90,909; at 94,444.5 it is 3.74 % away, and 85,000 takes
    // 1,000 · (1/85,000 − 1/100,000) BTC = 176,471 sats, 76,471 more than the 100,000 there are.
    const facts = aGuardReceipt();
    expect(reEvaluate(facts)).toEqual({
      kind: "matches",
      decision: { of: "margin-guard", inputs: facts.inputs, verdict: facts.verdict },
    });
  });

  it("tells what it says now where the stored verdict is another", () => {
    const facts = aGuardReceipt({ verdict: { amount: 76_472 } });
    expect(reEvaluate(facts)).toMatchObject({
      kind: "differs",
      stored: { verdict: { amount: 76_472 } },
      taken: { verdict: { amount: 76_471 } },
    });
    expect(reEvaluate(aGuardReceipt({ config: aGuardConfig({ maxTotal: sats(5) }) }))).toMatchObject({
      kind: "differs",
      taken: { verdict: { amount: 5, limitedBy: "total-cap" } },
    });
  });

  it("is refused where inputs are missing, rather than taken from gaps", () => {
    expect(reEvaluate({ ...aGuardReceipt(), version: 0 })).toEqual({
      kind: "cannot",
      rule: "before-inputs-were-kept",
    });
  });

  it("matches from what was stored of any situation", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        expect(reEvaluate(stored(inputs)).kind).toBe("matches");
      }),
      MANY,
    );
  });

  it("does not depend on the order in which a database names the parts", () => {
    const facts = aGuardReceipt();
    const verdict = Object.fromEntries(Object.entries(facts.verdict).reverse()) as typeof facts.verdict;
    expect(reEvaluate({ ...facts, verdict }).kind).toBe("matches");
  });

  it.each<[string, (verdict: MarginGuardVerdict) => MarginGuardVerdict]>([
    ["is a sat dearer", (verdict) => ({ ...verdict, needed: sats(verdict.needed + 1) })],
    ["rounds a distance up", (verdict) => ({ ...verdict, distance: basisPoints(verdict.distance + 1) })],
    ["lets another step speak", (verdict) => ({ ...verdict, step: verdict.step + 1 })],
  ])("differs in every situation from a rule that %s", (_, change) => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const decide = (): Decision => ({
          of: "margin-guard",
          inputs,
          verdict: change(decideMarginGuard(inputs)),
        });
        expect(reEvaluate(stored(inputs), decide).kind).toBe("differs");
      }),
    );
  });
});
