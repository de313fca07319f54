import { describe, expect, it } from "vitest";
import { aCrossGuardConfig, aCrossPosition, aFlatCross } from "#testing/builders/a-cross-position.ts";
import { aPastMarket, aPastMinute, aPastReceipt, asText, clock } from "#testing/builders/a-past-minute.ts";
import type { CrossGuardVerdict } from "../../automations/cross-guard/cross-verdict.ts";
import { basisPoints, priceFromUsd, sats, usd } from "../../units.ts";
import type { ReceiptOutcome } from "../receipt.ts";
import type { Minute, PastCrossGuard, PastReceipt } from "./past-minute.ts";
import { decideWhyNotCross } from "./why-not-cross-guard.ts";
import { whyNotWords } from "./why-not-words.ts";

const SPENT_NOTHING = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null, doneSteps: [] };

/** The cross long of 1,000 USD from 100,000 with liquidation at 91,033 and a guard that acts within 5 %. */
const aMinute = (wanted: Partial<Minute<PastCrossGuard>> = {}): Minute<PastCrossGuard> => ({
  ...aPastMinute,
  kind: "cross-guard",
  config: aCrossGuardConfig(),
  spending: SPENT_NOTHING,
  position: aCrossPosition(),
  market: aPastMarket(97_000, 98_000),
  ...wanted,
});

const receipt = (outcome: ReceiptOutcome, verdict: CrossGuardVerdict): PastReceipt => {
  if (verdict.kind === "hold") throw new Error("A hold leaves no receipt");
  const last = priceFromUsd(95_000);
  const tick = { low: last, high: last, last, at: 0 };
  const [config, position] = [aCrossGuardConfig(), aCrossPosition()];
  const inputs = { position, tick, balance: sats(0), spending: SPENT_NOTHING, config, tag: sats(0) };
  const empty = { waysOut: [], after: null, distanceAfter: null, failure: null };
  return aPastReceipt(clock(13, 0), outcome, { kind: "cross-guard", version: 1, inputs, verdict, ...empty });
};

const READING = { step: 0, distance: basisPoints(417), needed: sats(50_000), contracts: usd(0) };
const SHORT_OF_SATS: CrossGuardVerdict = { kind: "alert", rule: "balance", ...READING };

const ruleOf = (minute: Minute<PastCrossGuard>): string => decideWhyNotCross(minute).rule;
const words = (minute: Minute<PastCrossGuard>): string =>
  asText(
    whyNotWords(decideWhyNotCross(minute), minute.from, "en", {
      kind: "cross-guard",
      panic: minute.panic,
      isRestKept: minute.isRestKept,
    }),
  );

describe("why the guard of a cross position did nothing in a minute", () => {
  it("is that the price did not reach it, by the position of then", () => {
    // (97,000 − 91,033) / 97,000 = 6.15 %.
    expect(words(aMinute())).toBe(
      "At 14:03 the price was between 97,000 and 98,000; liquidation was 6.15 % away and the guard acts within 5 %. The price did not reach it, so there was nothing to do.",
    );
    const flat = aMinute({ position: aFlatCross(100_000), market: null });
    expect(words(flat)).toBe("The cross position was flat, so there was nothing to guard.");
    expect(words(aMinute({ position: null }))).toBe("The cross position had not been read by then.");
  });

  it("is the panic switch, what it was held back by, or nothing that is kept", () => {
    const inside = aMinute({ market: aPastMarket(95_000, 98_000) });
    // (95,000 − 91,033) / 95,000 = 4.17 %.
    expect(words(inside)).toContain("liquidation was 4.17 % away");
    expect(words(inside)).toContain("By its rules it had to add");
    expect(ruleOf({ ...inside, panic: "flatten" })).toBe("panic");
    expect(ruleOf({ ...inside, panic: "guards-only" })).toBe("unexplained");
    expect(words({ ...inside, before: [receipt("held", SHORT_OF_SATS)] })).toContain(
      "It was held back since 13:00, of which there is a receipt: it has used up the free balance.",
    );
    const spending = { ...SPENT_NOTHING, sinceLastActionMs: 1_000 };
    expect(ruleOf({ ...inside, spending, config: aCrossGuardConfig({ cooldownMs: 5_000 }) })).toBe(
      "cooldown",
    );
  });

  it("is that it was not armed yet, paused, or blind", () => {
    expect(words(aMinute({ config: null }))).toBe("This guard was not armed yet.");
    expect(words(aMinute({ rest: { state: "paused", since: 0, until: null } }))).toBe(
      "This guard was paused then.",
    );
    expect(ruleOf(aMinute({ blind: { since: 0, until: null, reason: null } }))).toBe("blind");
  });
});
