import { describe, expect, it } from "vitest";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { sats } from "../units.ts";
import { driverByReaction, measureReaction, reactionOf } from "./reaction-time.ts";
import type { ReceiptFacts } from "./receipt.ts";

const TOLD_AT = 1_000_000;

/** A top-up that was signed so long after its price was told. */
const signedAfter = (ms: number): ReceiptFacts => {
  const facts = aGuardReceipt();
  return {
    ...facts,
    inputs: { ...facts.inputs, tick: { ...facts.inputs.tick, toldAt: TOLD_AT } },
    request: { action: { kind: "add-margin", amount: sats(1) }, positionId: "p", signedAt: TOLD_AT + ms },
  };
};

describe("the reaction time of guards", () => {
  it("is from the told price to the signed order, and of no other receipt", () => {
    expect(reactionOf(signedAfter(750))).toBe(750);
    // Clocks are measured to within a part of a second.
    expect(reactionOf(signedAfter(-20))).toBe(0);
    expect(reactionOf(aGuardReceipt())).toBeNull();
    expect(reactionOf(anEndReceipt())).toBeNull();
  });

  it("is what 95 of 100 keep to, and the slowest of fewer than twenty", () => {
    const twenty = Array.from({ length: 20 }, (_, place) => signedAfter(1_000 * (place + 1)));
    expect(measureReaction(twenty)).toEqual({ ms: 19_000, count: 20 });
    expect(measureReaction(twenty.slice(0, 10))).toEqual({ ms: 10_000, count: 10 });
    expect(measureReaction([...twenty.slice(0, 5), anEndReceipt()])).toEqual({ ms: 5_000, count: 5 });
  });

  it("is not told by a few", () => {
    expect(measureReaction([1, 2, 3, 4].map(signedAfter))).toBeNull();
    expect(measureReaction([])).toBeNull();
  });

  it("makes a driver worth no more than it is seen to be", () => {
    expect(driverByReaction("worker", null)).toBe("worker");
    expect(driverByReaction("worker", { ms: 10_000, count: 9 })).toBe("worker");
    expect(driverByReaction("worker", { ms: 10_001, count: 9 })).toBe("cron");
    expect(driverByReaction("cron", { ms: 5, count: 9 })).toBe("cron");
  });
});
