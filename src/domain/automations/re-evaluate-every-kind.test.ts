import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEntryConfig, anyEntryFacts } from "#testing/arbitraries/arbitrary-auto-entry.ts";
import { anyCrossGuardFacts } from "#testing/arbitraries/arbitrary-cross-guard-facts.ts";
import { anyFreshStop } from "#testing/arbitraries/arbitrary-stop-facts.ts";
import { anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { runs } from "#testing/infra/runs.ts";
import type { ReceiptFacts } from "../notifications/receipt.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, priceHalfUsd, rateE9, sats } from "../units.ts";
import { decidePriceAlert } from "./alerts/decide-price-alert.ts";
import { advancePeak } from "./breaker/advance-peak.ts";
import { decideDrawdownBreaker } from "./breaker/decide-drawdown-breaker.ts";
import { startBreaker } from "./breaker/drawdown-breaker.ts";
import { decideCrossGuard } from "./cross-guard/cross-guard.ts";
import { decideAutoEntry } from "./entries/decide-auto-entry.ts";
import { decideBackstop } from "./exits/backstop.ts";
import { decideStop } from "./exits/decide-stop.ts";
import { decideTakeProfit } from "./exits/decide-take-profit.ts";
import { type Decision, reEvaluate } from "./re-evaluate.ts";

const last = priceFromUsd(100_000);

const anyBackstop = fc
  .record({
    stop: anyFreshStop,
    guardTriggerBps: fc.integer({ min: 10, max: 900 }),
    isOptedOut: fc.boolean(),
  })
  .map(({ stop, guardTriggerBps, isOptedOut }): Decision => {
    const { position, standing, last } = stop;
    const inputs = {
      position,
      standing,
      last,
      placed: null,
      guardTriggerBps: basisPoints(guardTriggerBps),
      isOptedOut,
    };
    return { of: "backstop", inputs, verdict: decideBackstop(inputs) };
  });

const anyStop = anyFreshStop.map((inputs): Decision => ({ of: "stop", inputs, verdict: decideStop(inputs) }));

const anyProfit = fc
  .record({ stop: anyFreshStop, price: fc.integer({ min: 2_000, max: 400_000 }) })
  .map(({ stop: { position, last, feeRate }, price }): Decision => {
    const config = { level: { by: "price", price: priceHalfUsd(price) } } as const;
    const inputs = { config, position, last, feeRate, placed: null };
    return { of: "take-profit", inputs, verdict: decideTakeProfit(inputs) };
  });

const anyAlert = fc
  .record({
    at: fc.integer({ min: 1, max: 100_000 }),
    prices: fc.array(fc.integer({ min: 190_000, max: 220_000 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ at, prices }): Decision => {
    const [seen, level, ...ends] = prices.map(priceHalfUsd) as [
      PriceHalfUsd,
      PriceHalfUsd,
      PriceHalfUsd,
      PriceHalfUsd,
    ];
    const [low, high] = ends.toSorted((one, other) => one - other) as [PriceHalfUsd, PriceHalfUsd];
    const inputs = {
      config: { when: { kind: "crossing", price: level }, repeat: { kind: "once" } },
      memory: { seen: { at: 0, price: seen }, told: null },
      tick: { low, high, last: low, at },
      samples: [],
    } as const;
    return { of: "price-alert", inputs, verdict: decidePriceAlert(inputs) };
  });

const anyBreaker = fc
  .record({
    balances: fc.tuple(fc.nat(1_000_000_000), fc.nat(1_000_000_000)),
    drop: fc.integer({ min: 100, max: 9_000 }),
    isTripped: fc.boolean(),
  })
  .map(({ balances: [before, after], drop, isTripped }): Decision => {
    const readingOf = (balance: number, at: number) => ({
      tick: { low: last, high: last, last, at },
      account: {
        balance: sats(balance),
        positions: [],
        lockedInOrders: sats(0),
        cross: null,
        feeRate: rateE9(1_000_000),
      },
      transfers: [],
    });
    const advance = advancePeak(startBreaker(readingOf(before, 1)), readingOf(after, 2));
    const config = { drop: basisPoints(drop), action: "flatten", cooldownMs: 0 } as const;
    const inputs = { config, isTripped, advance };
    return { of: "drawdown-breaker", inputs, verdict: decideDrawdownBreaker(inputs) };
  });

const anyEntry = anyEntryFacts(anyEntryConfig).map(
  (inputs): Decision => ({ of: "auto-entry", inputs, verdict: decideAutoEntry(inputs) }),
);

const anyCross = anyCrossGuardFacts.map(
  (inputs): Decision => ({ of: "cross-guard", inputs, verdict: decideCrossGuard(inputs) }),
);

/** A receipt that keeps a decision, whatever may be told of it. */
const receiptOf = (decision: Decision): ReceiptFacts => {
  const rest = { version: 1, failure: null };
  const facts =
    decision.of === "cross-guard"
      ? { kind: "cross-guard", ...rest, inputs: decision.inputs, verdict: decision.verdict }
      : decision.of === "backstop" || decision.of === "stop" || decision.of === "take-profit"
        ? { kind: "exit", exit: "stop-loss", ...rest, decision }
        : { kind: "rule", ...rest, decision };
  // As it lies in a database and comes back out of it.
  return JSON.parse(JSON.stringify(facts));
};

const EVERY_KIND = {
  backstop: anyBackstop,
  stop: anyStop,
  "take profit": anyProfit,
  alert: anyAlert,
  breaker: anyBreaker,
  entry: anyEntry,
  "cross guard": anyCross,
} as const;

describe.each(Object.entries(EVERY_KIND))("a decision of a %s taken again", (_, anyDecision) => {
  it("matches from what was stored of any situation", () => {
    fc.assert(
      fc.property(anyDecision, (decision) => {
        expect(reEvaluate(receiptOf(decision)).kind).toBe("matches");
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("differs in every situation where another verdict was stored", () => {
    fc.assert(
      fc.property(anyDecision, (decision) => {
        const receipt = receiptOf(decision);
        const changed = JSON.parse(JSON.stringify(receipt), (name, value) =>
          name === "rule" ? "another" : value,
        );
        expect(reEvaluate(changed).kind).toBe("differs");
      }),
    );
  });
});

it("is not taken again where nothing decided", () => {
  expect(reEvaluate(anEndReceipt())).toEqual({ kind: "cannot", rule: "nothing-decided" });
});
