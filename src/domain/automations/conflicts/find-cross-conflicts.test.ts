import { describe, expect, it } from "vitest";
import { aCrossGuardConfig, aCrossPosition, aWaitingOrder } from "#testing/builders/a-cross-position.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, rateE9, sats, usd } from "../../units.ts";
import { reduceWithin } from "../cross-guard/cross-guard-defaults.ts";
import { addWithin } from "../guard-step.ts";
import type { Conflict } from "./conflict.ts";
import type { ArmedBreaker, CrossConflictFacts, OtherGuard } from "./conflict-facts.ts";
import { findCrossConflicts } from "./find-cross-conflicts.ts";

const NOTHING_SPENT = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };

/** The cross long of 1,000 from 100,000 with 100,000 sats, liquidated at 91,033, with a guard of 5 to 10 % and nothing else. */
const factsOf = (
  config: Parameters<typeof aCrossGuardConfig>[0] = {},
  changes: Partial<CrossConflictFacts> = {},
): CrossConflictFacts => ({
  cross: { position: aCrossPosition(), config: aCrossGuardConfig(config), spending: NOTHING_SPENT },
  last: priceFromUsd(100_000),
  balance: sats(10_000_000),
  others: [],
  entries: [],
  breaker: null,
  orders: [],
  ...changes,
});

const dollars = (path: readonly PriceHalfUsd[]): readonly number[] => path.map((price) => price / 2);

const only = (facts: CrossConflictFacts): Conflict => {
  const [conflict, ...more] = findCrossConflicts(facts);
  expect(more).toEqual([]);
  if (conflict === undefined) throw new Error("Nothing was found");
  return conflict;
};

it("finds nothing wrong with a guard that stands alone and may do what its target takes", () => {
  expect(findCrossConflicts(factsOf())).toEqual([]);
  expect(findCrossConflicts(factsOf({ maxTotal: sats(70_000) }))).toEqual([]);
  expect(
    findCrossConflicts(factsOf({ steps: [reduceWithin(basisPoints(500), basisPoints(1_000))] })),
  ).toEqual([]);
});

describe("a guard of the cross position and one of an isolated position", () => {
  const isolated = (side: "long" | "short" = "long"): OtherGuard => ({
    position: aPosition({ side }),
    config: aGuardConfig({ maxTotal: sats(70_000) }),
    spending: NOTHING_SPENT,
  });
  const facts = (balance: number, other = isolated()) =>
    factsOf({ maxTotal: sats(70_000) }, { others: [other], balance: sats(balance) });

  it("are both named where they need the same sats, the cross one first", () => {
    // As seen from the isolated one: 61,028 at 95,824.5 and 61,110 at 95,694, together 122,138 of 120,000.
    expect(only(facts(120_000))).toMatchObject({
      kind: "same-sats",
      severity: "warn",
      rules: [
        { kind: "cross-guard", place: 0 },
        { kind: "margin-guard", place: 1 },
      ],
      at: priceFromUsd(95_694),
      numbers: { own: sats(61_028), other: sats(61_110), available: sats(120_000) },
    });
  });

  it("are at peace to the sat where both can be paid, and where the market cannot go both ways", () => {
    // Farther down each asks for the rest of its 70,000.
    expect(findCrossConflicts(facts(140_000))).toEqual([]);
    expect(only(facts(139_999)).numbers).toMatchObject({ own: sats(70_000), other: sats(70_000) });
    expect(findCrossConflicts(facts(80_000, isolated("short")))).toEqual([]);
  });
});

it("tells of an entry by the sat that its worst case takes of what the guard counts on", () => {
  // The entry's worst case is 203,132, guards included; the cross guard counts on the 70,000 of its cap.
  const facts = (balance: number) =>
    factsOf(
      { maxTotal: sats(70_000) },
      { entries: [{ config: anAutoEntry(), made: [] }], balance: sats(balance) },
    );
  expect(findCrossConflicts(facts(203_132 + 70_000))).toEqual([]);
  expect(only(facts(203_132 + 69_999))).toMatchObject({
    kind: "entry-takes-reserve",
    rules: [
      { kind: "entry", place: 0 },
      { kind: "cross-guard", place: 0 },
    ],
    numbers: { worstCase: sats(203_132), reserved: sats(70_000) },
  });
});

describe("a breaker that closes every position", () => {
  // Nothing but this cross position and 100,000 free sats: 200,000 of equity at 100,000, so 10 % are 20,000 sats. 1,000 USD
  // have lost those at 10^11 / 1,020,000 = 98,039.2.
  const breaker = (drop: number, action: "flatten" | "guards-only" = "flatten"): ArmedBreaker => ({
    config: { drop: basisPoints(drop), action, cooldownMs: 0 },
    peak: sats(200_000),
    account: {
      balance: sats(100_000),
      lockedInOrders: sats(0),
      positions: [],
      cross: aCrossPosition(),
      feeRate: rateE9(0),
    },
  });

  it("comes before a step that waits for less", () => {
    const conflict = only(factsOf({ maxTotal: sats(70_000) }, { breaker: breaker(1_000) }));
    expect(conflict).toMatchObject({
      kind: "breaker-first",
      rules: [
        { kind: "cross-step", place: 0 },
        { kind: "breaker", place: 0 },
      ],
      numbers: { waitsFor: priceFromUsd(95_824.5) },
    });
    expect(dollars(conflict.path)[1]).toBe(98_039);
  });

  it("does not where the step acts first, and where it closes nothing", () => {
    // 30 % are 60,000 sats: lost at 10^11 / 1,060,000 = 94,339.6, where the guard has acted at 95,824.5.
    expect(findCrossConflicts(factsOf({}, { breaker: breaker(3_000) }))).toEqual([]);
    expect(findCrossConflicts(factsOf({}, { breaker: breaker(1_000, "guards-only") }))).toEqual([]);
  });
});

describe("a guard that acts again and again in one move", () => {
  it("is told by its cap per top-up, with the price from which and how often", () => {
    // At 95,824.5 it may add 10,000, of which 89 are kept for its mark: 9,911. 108,411 beyond maintenance are liquidated at
    // 10^11 / 1,108,411 = 90,219, which is 5 % away from 94,967.5; then 10^11 / 1,118,322 = 89,419.5, over 0.95 = 94,126. In
    // full it had held to 86,242 / 0.95 = 90,781.
    const conflict = only(factsOf({ maxPerAction: sats(10_000) }));
    expect(conflict).toMatchObject({
      kind: "acts-again",
      severity: "warn",
      rules: [
        { kind: "cross-step", place: 0 },
        { kind: "cross-add-cap", place: 0 },
      ],
      at: priceFromUsd(95_824.5),
    });
    expect(dollars(conflict.path)).toEqual([100_000, 95_824.5, 94_967.5, 94_126]);
  });

  it("is told by its cap on contracts closed at once", () => {
    const steps = [reduceWithin(basisPoints(500), basisPoints(1_000))];
    expect(only(factsOf({ steps, maxReduce: usd(50) }))).toMatchObject({
      severity: "warn",
      rules: [
        { kind: "cross-step", place: 0 },
        { kind: "cross-reduce-cap", place: 0 },
      ],
      at: priceFromUsd(95_824.5),
      numbers: { added: sats(0) },
    });
  });

  it("is not told where a cap only cuts a little", () => {
    expect(findCrossConflicts(factsOf({ maxPerAction: sats(60_000) }))).toEqual([]);
  });

  it("cannot be meant where its own target leaves it where it acts", () => {
    // Half the margin is lost at 95,238. To 5 % the margin is 10^11 / 0.95P − 10^6 + 1,500 at P, and half of that is no more
    // than what is lost there, 10^11 / P − 10^6, from 94,594 on: it acts there at every price.
    const steps = [
      {
        ...addWithin(basisPoints(1), basisPoints(500)),
        when: { by: "margin-used", bps: basisPoints(5_000) } as const,
      },
    ];
    const conflict = only(factsOf({ steps }));
    expect(conflict).toMatchObject({
      kind: "acts-again",
      severity: "refuse",
      rules: [{ kind: "cross-step" }, { kind: "cross-step" }],
    });
    expect((conflict.at ?? 0) / 2).toBeLessThan(94_600);
  });
});

describe("an order that waits on the cross margin", () => {
  const found = (...orders: readonly ReturnType<typeof aWaitingOrder>[]) =>
    findCrossConflicts(factsOf({}, { orders }));

  it("is told where it adds before the guard acts, with where liquidation is then", () => {
    // 500 USD at 97,000 cost 515.5 of fee; the entry is 1,500 / (1,000 / 100,000 + 500 / 97,000) = 98,979.6, a notional of
    // 1,515,464 sats, of which 2,273 maintain: 1.5 · 10^11 / (1,515,464 + 100,000 − 516 − 2,273) = 93,013.
    expect(found(aWaitingOrder("long", 500, 97_000))).toMatchObject([
      {
        kind: "order-adds",
        severity: "warn",
        rules: [
          { kind: "cross-step", place: 0 },
          { kind: "cross-order", place: 0 },
        ],
        at: priceFromUsd(97_000),
        numbers: {
          orders: 1,
          quantity: usd(500),
          waitsFor: priceFromUsd(95_824.5),
          liquidation: priceFromUsd(93_013),
        },
      },
    ]);
  });

  it("is told once with all that add before the step, the nearest first", () => {
    const orders = [aWaitingOrder("long", 200, 96_000), aWaitingOrder("long", 300, 98_000)];
    expect(found(...orders)).toMatchObject([
      { at: priceFromUsd(98_000), numbers: { orders: 2, quantity: usd(500) } },
    ]);
  });

  it("is at peace with the guard where it reduces, or adds only where the guard has acted", () => {
    expect(found(aWaitingOrder("short", 400, 105_000))).toEqual([]);
    expect(found(aWaitingOrder("long", 500, 95_824.5))).toEqual([]);
    expect(found(aWaitingOrder("long", 500, 93_000))).toEqual([]);
  });
});
