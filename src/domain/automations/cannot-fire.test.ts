import { describe, expect, it } from "vitest";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { basisPoints, MAX_PRICE, priceFromUsd, sats } from "../units.ts";
import { type FiringFacts, whatStillFires, whyCannotFire } from "./cannot-fire.ts";
import { addWithin, type GuardStep } from "./guard-step.ts";

/** A guard of 5 → 10 % on a 10x long at 100,000, with all it needs. */
const firing = (
  wanted: Partial<FiringFacts> = {},
  config: Partial<FiringFacts["config"]> = {},
): FiringFacts => ({
  state: "armed",
  isKeyAccepted: true,
  blindReason: null,
  position: aPosition(),
  last: priceFromUsd(100_000),
  balance: sats(897_900),
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
  config: aGuardConfig(config),
  ...wanted,
});

const why = (facts: FiringFacts) => whyCannotFire(facts, "en");

describe("an armed guard", () => {
  it("that has all it needs can fire", () => {
    expect(why(firing())).toBeNull();
  });

  it("says what it needs and what is free, decided at its trigger price", () => {
    // At 95,694 the target is 86,124.5 (rounded away from the price): 161,110 sats in all, 61,110 more.
    const { balance } = firing({ balance: sats(0) });
    expect(why(firing({ balance }))).toBe("it needs 61,110 sats and 0 are free");
    expect(whyCannotFire(firing({ balance }), "pt-BR")).toBe("precisa de 61.110 sats e há 0 livres");
  });

  it("with a part of what it needs can fire: that part buys distance too", () => {
    expect(why(firing({ balance: sats(12_400) }))).toBeNull();
  });

  it.each([
    ["maxTotal", "it has used up the most it may add in all"],
    ["maxPerDay", "it has used up the most it may add a day"],
  ] as const)("whose %s is used up says so", (cap, words) => {
    const spending = { addedInAll: sats(50_000), addedInDay: sats(50_000), sinceLastActionMs: 1 };
    expect(why(firing({ spending }, { [cap]: sats(50_000) }))).toBe(words);
    expect(why(firing({ spending }, { [cap]: sats(50_001) }))).toBeNull();
  });

  it("at leverage 1 says that the exchange takes no more", () => {
    const position = aPosition({ margin: sats(1_000_000), liquidation: priceFromUsd(90_909) });
    expect(why(firing({ position }))).toBe("it stands at leverage 1, where the exchange refuses more margin");
  });

  it("says how long it still rests after its last top-up", () => {
    const spending = { addedInAll: sats(1), addedInDay: sats(1), sinceLastActionMs: 90_000 };
    expect(why(firing({ spending }, { cooldownMs: 600_000 }))).toBe(
      "it rests for 9 min more after its last top-up",
    );
    expect(why(firing({ spending }, { cooldownMs: 90_000 }))).toBeNull();
  });

  it("that would add nothing, because liquidation is beyond its target already, says so", () => {
    // At 99,000 liquidation, 90,909, is 8.1 % away: farther than 5 %.
    const steps: readonly GuardStep[] = [
      {
        when: { by: "price", price: priceFromUsd(99_000) },
        deed: { kind: "add-margin", target: basisPoints(500) },
      },
    ];
    expect(why(firing({}, { steps }))).toBe(
      "it has nothing to add: liquidation is beyond its targets already",
    );
  });

  it("past liquidation says so", () => {
    expect(why(firing({ last: priceFromUsd(90_909) }))).toBe(
      "it comes too late: the price is past liquidation",
    );
  });

  it("on a position that can never be liquidated says so", () => {
    const position = aPosition({ side: "short", liquidation: MAX_PRICE });
    expect(why(firing({ position }))).toBe("it has nothing to guard: this position can never be liquidated");
  });

  it("whose key is refused says that before anything else", () => {
    const facts = firing({ isKeyAccepted: false, blindReason: "down.", balance: null });
    expect(why(facts)).toBe("it has a key that LN Markets no longer accepts");
  });

  it("on a blind account says why it is blind", () => {
    const blindReason = "LN Markets gave no usable answer: status 503. Try again later.";
    expect(why(firing({ blindReason }))).toBe(
      "it is blind: LN Markets gave no usable answer: status 503. Try again later",
    );
  });

  it.each(["last", "balance"] as const)("without a known %s does not claim to be ready", (missing) => {
    expect(why(firing({ [missing]: null }))).toBe("it has seen no price or balance yet");
  });
});

describe("a guard that is not armed", () => {
  it.each(["paused", "ended"] as const)("(%s) is not said to be held back", (state) => {
    expect(why(firing({ state, isKeyAccepted: false, last: null }))).toBeNull();
  });
});

describe("a ladder that adds within 5 % and closes at 92,000", () => {
  const steps: readonly GuardStep[] = [
    addWithin(basisPoints(500), basisPoints(1_000)),
    { when: { by: "price", price: priceFromUsd(92_000) }, deed: { kind: "close" } },
  ];
  const spent = (sinceLastActionMs: number) => ({
    addedInAll: sats(50_000),
    addedInDay: sats(50_000),
    sinceLastActionMs,
  });
  const both = (facts: FiringFacts) => [whyCannotFire(facts, "en"), whatStillFires(facts, "en")];

  it("with all it needs holds nothing back", () => {
    expect(both(firing({}, { steps }))).toEqual([null, null]);
  });

  it.each([
    [
      "its cap is used up",
      { spending: spent(1) },
      { maxTotal: sats(50_000) },
      "it has used up the most it may add in all",
    ],
    [
      "it rests",
      { spending: spent(0) },
      { cooldownMs: 60_000 },
      "it rests for 1 min more after its last top-up",
    ],
    ["nothing is free", { balance: sats(0) }, {}, "it needs 61,110 sats and 0 are free"],
  ] as const)("can fire while %s, and says what it still does", (_, facts, config, held) => {
    const still = `${held}; at 92,000 it still closes the position`;
    expect(both(firing(facts, { steps, ...config }))).toEqual([null, still]);
  });

  it("inside both of its steps closes, and holds nothing back", () => {
    const spending = spent(1);
    expect(both(firing({ spending, last: priceFromUsd(92_000) }, { steps, maxTotal: sats(50_000) }))).toEqual(
      [null, null],
    );
  });

  it("that closed cannot fire again, and still does nothing", () => {
    const spending = { ...spent(1), doneSteps: [1] };
    expect(both(firing({ spending }, { steps, maxTotal: sats(50_000) }))).toEqual([
      "it has used up the most it may add in all",
      null,
    ]);
  });

  it("says nothing of what it still does while it is blind, paused or without a price", () => {
    const spending = spent(1);
    const still = (wanted: Partial<FiringFacts>) =>
      whatStillFires(firing({ spending, ...wanted }, { steps, maxTotal: sats(50_000) }), "en");
    expect([still({ blindReason: "down." }), still({ state: "paused" }), still({ last: null })]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
