import { describe, expect, it } from "vitest";
import {
  breakEvenRule,
  guardRule,
  profitRule,
  quietFacts,
  stopRule,
  trailingRule,
} from "#testing/arbitraries/quiet-facts.ts";
import { aCrossGuardConfig, aCrossPosition } from "#testing/builders/a-cross-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, sats } from "../../units.ts";
import { reduceWithin } from "../cross-guard/cross-guard-defaults.ts";
import type { Conflict } from "./conflict.ts";
import type { ConflictFacts } from "./conflict-facts.ts";
import { findConflicts } from "./find-conflicts.ts";

/** 1,000 USD from 100,000 at 10x: margin 100,000 sats, liquidation 90,909 for the long and 111,111 for the short. */
const long = aPosition();
const short = aPosition({ side: "short" });

const usd = priceFromUsd;
const dollars = (path: readonly PriceHalfUsd[]): readonly number[] => path.map((price) => price / 2);

const found = (facts: ConflictFacts, kind: Conflict["kind"]): Conflict => {
  const [conflict, ...more] = findConflicts(facts).filter((one) => one.kind === kind);
  expect(more).toEqual([]);
  if (conflict === undefined)
    throw new Error(`No ${kind} among ${findConflicts(facts).map((one) => one.kind)}`);
  return conflict;
};

describe("a guard that adds before a stop closes", () => {
  it("is shown on the fall that wastes the sats, with what it adds", () => {
    // Within 5 % of 90,909 is 95,694 (90,909 / 0.95 = 95,693.7). There 10 % away is 86,124.5, which takes
    // 10^11 · (1/86,124.5 − 1/100,000) = 161,110.5, rounded up 161,111, less the 100,000 there are: 61,111.
    // 93,000 lies ahead of 90,909: without the guard the stop would have closed there just the same.
    const facts = quietFacts(long, { rules: [guardRule({}), stopRule(usd(93_000))] });
    const conflict = found(facts, "added-in-vain");
    expect(conflict).toMatchObject({
      severity: "warn",
      rules: [
        { kind: "guard-step", place: 0 },
        { kind: "stop-loss", place: 1 },
      ],
      at: usd(93_000),
      numbers: { closedAt: usd(93_000), liquidation: usd(90_909) },
    });
    expect(dollars(conflict.path)).toEqual([100_000, 95_694, 93_000]);
  });

  it("is none where the stop lies beyond the old liquidation, which a top-up has made room for", () => {
    const position = { ...long, stopLoss: usd(90_000) };
    const facts = quietFacts(position, { rules: [guardRule({ maxTotal: sats(100_000) })] });
    expect(findConflicts(facts).map(({ kind }) => kind)).not.toContain("added-in-vain");
  });
});

describe("a guard of which every top-up is cut short", () => {
  it("is said to act again, with the price from which and how often", () => {
    // At 95,694 it needs 61,111 sats and may add 10,000 at once. 110,000 sats put liquidation at 10^11 / 1,110,000 =
    // 90,090, which is 5 % away from 94,832 (94,831.6): it adds again there, and at 93,985 (10^11 / 1,120,000 = 89,285.5,
    // over 0.95 = 93,984.7), though one full top-up would have held to 86,124.5 / 0.95 = 90,658.
    const facts = quietFacts(long, { rules: [guardRule({ maxPerAction: sats(10_000) })] });
    const conflict = found(facts, "acts-again");
    expect(conflict.rules.map(({ kind }) => kind)).toEqual(["guard-step", "action-cap"]);
    expect(conflict.at).toBe(usd(95_694));
    expect(dollars(conflict.path)).toEqual([100_000, 95_694, 94_832, 93_985]);
  });

  it("does not where the cap per top-up only cuts a little", () => {
    const facts = quietFacts(long, { rules: [guardRule({ maxPerAction: sats(70_000) })] });
    expect(findConflicts(facts)).toEqual([]);
  });
});

describe("a break-even stop beside a trailing stop", () => {
  it("finds its place taken once it is due, and no other way", () => {
    // A trailing stop 3 % behind 102,000 lies at 98,940; break-even lies at 100,200.5 and cannot take its place.
    const facts = quietFacts(long, { rules: [trailingRule(300), breakEvenRule(usd(102_000))] });
    const conflict = found(facts, "blocks-slot");
    expect(conflict.rules.map(({ kind }) => kind)).toEqual(["break-even-stop", "trailing-stop"]);
    expect(conflict.numbers).toEqual({ level: usd(100_200.5) });
    expect(conflict.path.at(-1)).toBe(usd(102_000));
  });

  it("is at peace with one that begins where its distance lies ahead of break-even", () => {
    // 1 % behind 103,000 is 101,970: tighter than break-even at 100,200.5, and break-even then only looks on.
    const rules = [breakEvenRule(usd(102_000)), trailingRule(100, usd(103_000))];
    expect(findConflicts(quietFacts(long, { rules }))).toEqual([]);
  });
});

it("tells of a trailing stop that begins in profit and closes inside the fees", () => {
  // From 101,000 on 1 % behind: 99,990. 1,000 USD from 100,000 lose 100 sats and a bit to there, and both fees of about
  // 1,000 come on top: 10^11 · (1/100,000 − 1/99,990) = −100.01 → −101; 1,000 + 1,000 (10^8 / 99,990 = 1,000.1).
  const facts = quietFacts(long, { rules: [trailingRule(100, usd(101_000))] });
  expect(found(facts, "profit-lost")).toMatchObject({
    rules: [
      { kind: "trailing-stop", place: 0 },
      { kind: "fees", place: 0 },
    ],
    numbers: { best: usd(101_000), closedAt: usd(99_990), net: sats(-2_101) },
  });
});

describe("an entry beside an exit", () => {
  const entryAt = (price: number, from: "above" | "below"): ConflictFacts["entries"] => [
    {
      config: anAutoEntry({
        when: { kind: "crossing", price: usd(price), from },
        guard: null,
      }),
      made: [],
    },
  ];

  it("is told where it buys back what a take profit sold, and what that costs", () => {
    // Sold at 105,000 and bought at 106,000: 10^11 · (1/105,000 − 1/106,000) = 8,984.7 → 8,984 missed, and fees of
    // 952 (10^8 / 105,000) and 943.
    const facts = quietFacts(long, {
      rules: [profitRule(usd(105_000))],
      entries: entryAt(106_000, "below"),
    });
    expect(found(facts, "reopens")).toMatchObject({
      rules: [
        { kind: "take-profit", place: 0 },
        { kind: "entry", place: 0 },
      ],
      numbers: { closedAt: usd(105_000), openedAt: usd(106_000), lost: sats(8_984 + 952 + 943) },
    });
  });

  it("is none where it buys back so much lower that the fees are earned", () => {
    const rules = [stopRule(usd(95_000))];
    // 0.2 % of 95,000 is 190: at 94,900 the fees are not earned, at 94,700 they are.
    expect(
      findConflicts(quietFacts(long, { rules, entries: entryAt(94_900, "above") })).map(({ kind }) => kind),
    ).toEqual(["reopens"]);
    expect(findConflicts(quietFacts(long, { rules, entries: entryAt(94_700, "above") }))).toEqual([]);
  });
});

describe("guards that need the same sats", () => {
  const own = guardRule({ maxTotal: sats(70_000) });
  const other = { ...own, position: { ...aPosition(), id: "position-2" } };

  it("are both named, with the price by which the sum is more than is free", () => {
    // Each needs 61,111 at 95,694: 122,222 together of 120,000 − 10,000 kept back.
    const facts = quietFacts(long, {
      rules: [{ ...own, config: { ...own.config, reserve: sats(10_000) } }],
      others: [other],
      balance: sats(120_000),
    });
    const conflict = found(facts, "same-sats");
    expect(conflict.rules).toEqual([
      { kind: "margin-guard", place: 0 },
      { kind: "margin-guard", place: 1 },
    ]);
    expect(conflict.at).toBe(usd(95_694));
    expect(conflict.numbers).toMatchObject({ available: sats(110_000) });
  });

  it("are at peace where all that their caps let them add is free, or the market cannot go both ways", () => {
    const enough = quietFacts(long, { rules: [own], others: [other], balance: sats(140_000) });
    expect(findConflicts(enough)).toEqual([]);
    const mirrored = { ...own, position: { ...short, id: "position-2" } };
    expect(
      findConflicts(quietFacts(long, { rules: [own], others: [mirrored], balance: sats(80_000) })),
    ).toEqual([]);
  });
});

describe("a guard of an isolated position and that of the cross one", () => {
  const own = guardRule({ maxTotal: sats(70_000) });
  const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };
  const cross = (side: "long" | "short", config: Parameters<typeof aCrossGuardConfig>[0] = {}) => ({
    position: aCrossPosition({ side }),
    config: aCrossGuardConfig({ maxTotal: sats(70_000), ...config }),
    spending,
  });

  it("are both named where they need the same sats, with what each asks for by then", () => {
    // The cross long, liquidated at 91,033, asks first: at 95,824.5 ten percent away is 86,242, which takes
    // 10^11 · (1/86,242 − 1/100,000) = 159,527.8, up, and 1,500 of maintenance, less 100,000: 61,028. The isolated one
    // needs 61,110 at 95,694, as its liquidation of 90,909 counts for 100,001 of margin: 122,138 together of 120,000.
    const conflict = found(
      quietFacts(long, { rules: [own], cross: cross("long"), balance: sats(120_000) }),
      "same-sats",
    );
    expect(conflict).toMatchObject({
      severity: "warn",
      rules: [
        { kind: "margin-guard", place: 0 },
        { kind: "cross-guard", place: 0 },
      ],
      at: usd(95_694),
      numbers: { own: sats(61_110), other: sats(61_028), available: sats(120_000) },
    });
  });

  it("are named for two shorts as well, and count the larger reserve", () => {
    const facts = (balance: number, reserve = 0) =>
      quietFacts(short, {
        rules: [own],
        cross: cross("short", { reserve: sats(reserve) }),
        balance: sats(balance),
      });
    expect(found(facts(80_000), "same-sats").rules[1]).toEqual({ kind: "cross-guard", place: 0 });
    expect(findConflicts(facts(140_000))).toEqual([]);
    expect(found(facts(140_000, 60_000), "same-sats").numbers).toMatchObject({ available: sats(80_000) });
  });

  it("are at peace where both are paid, where the market cannot go both ways, and where it only closes contracts", () => {
    const facts = (net: ReturnType<typeof cross>, balance: number) =>
      findConflicts(quietFacts(long, { rules: [own], cross: net, balance: sats(balance) }));
    expect(facts(cross("long"), 140_000)).toEqual([]);
    expect(facts(cross("short"), 80_000)).toEqual([]);
    const closing = { steps: [reduceWithin(basisPoints(500), basisPoints(1_000))] };
    expect(facts(cross("long", closing), 80_000)).toEqual([]);
  });
});

it("tells of an entry by the sat that its worst case takes of what a guard counts on", () => {
  // 1,000 USD at 10x are reckoned to be filled at 99,000: margin 101,011, fees of 1,010 and, at 90,000, 1,111. Its guard may
  // add 100,000: 203,132 in all. The guard on the position counts on the 70,000 of its cap.
  const facts = (balance: number) =>
    quietFacts(long, {
      rules: [guardRule({ maxTotal: sats(70_000) })],
      entries: [{ config: anAutoEntry(), made: [] }],
      balance: sats(balance),
    });
  expect(findConflicts(facts(203_132 + 70_000))).toEqual([]);
  expect(found(facts(203_132 + 69_999), "entry-takes-reserve").numbers).toEqual({
    worstCase: sats(203_132),
    reserved: sats(70_000),
    balance: sats(273_131),
  });
});

it("counts what the guard of the cross position may still add among what an entry may take", () => {
  // The worst case of the entry is 203,132, as above; the cross guard counts on the 70,000 of its cap, less the 20,000 spent,
  // and one that only closes contracts on nothing.
  const facts = (balance: number, config: Parameters<typeof aCrossGuardConfig>[0] = {}) =>
    quietFacts(long, {
      entries: [{ config: anAutoEntry(), made: [] }],
      balance: sats(balance),
      cross: {
        position: aCrossPosition(),
        config: aCrossGuardConfig({ maxTotal: sats(70_000), ...config }),
        spending: { addedInAll: sats(20_000), addedInDay: sats(20_000), sinceLastActionMs: null },
      },
    });
  expect(findConflicts(facts(203_132 + 50_000))).toEqual([]);
  expect(found(facts(203_132 + 49_999), "entry-takes-reserve")).toMatchObject({
    rules: [
      { kind: "entry", place: 0 },
      { kind: "cross-guard", place: 0 },
    ],
    numbers: { reserved: sats(50_000) },
  });
  const steps = [reduceWithin(basisPoints(500), basisPoints(1_000))];
  expect(findConflicts(facts(203_132, { steps }))).toEqual([]);
  // Without a cap in all, its first top-up: 61,028 where it fires, at 95,824.5.
  expect(found(facts(203_132, { maxTotal: null }), "entry-takes-reserve").numbers).toMatchObject({
    reserved: sats(61_028),
  });
});

it("only warns of a take profit inside the fees that a hand set", () => {
  // Break-even lies at 100,200.5: 100,100 leaves 998 and a bit less both fees of about 1,000.
  const facts = quietFacts({ ...long, takeProfit: usd(100_100) });
  expect(found(facts, "inside-fees")).toMatchObject({
    severity: "warn",
    rules: [{ kind: "profit-by-hand" }, { kind: "fees" }],
  });
  const ours = { stop: null, takeProfit: usd(100_100) };
  expect(findConflicts({ ...facts, ours })).toEqual([]);
});

describe("what never acts", () => {
  it("is a guard's step at the very price of the stop: the exchange needs nobody and is first", () => {
    const rules = (stop: number) => [guardRule({ trigger: basisPoints(500) }), stopRule(usd(stop))];
    expect(found(quietFacts(long, { rules: rules(95_694) }), "never-acts").numbers).toEqual({
      waitsFor: usd(95_694),
      closesAt: usd(95_694),
    });
    expect(findConflicts(quietFacts(long, { rules: rules(95_693.5) })).map(({ kind }) => kind)).toEqual([
      "added-in-vain",
    ]);
  });

  it("is told of a stop by hand too, which cannot be refused", () => {
    const facts = quietFacts({ ...short, stopLoss: usd(104_000) }, { rules: [guardRule({})] });
    expect(found(facts, "never-acts")).toMatchObject({
      severity: "warn",
      rules: [{ kind: "guard-step" }, { kind: "stop-by-hand" }],
    });
  });
});

it("finds nothing where a guard, a backstop, a break-even stop and a take profit go well together", () => {
  for (const position of [long, short]) {
    const sign = position.side === "long" ? 1 : -1;
    const rules = [
      guardRule({ trigger: basisPoints(100), target: basisPoints(250), maxTotal: sats(100_000) }),
      breakEvenRule(usd(100_000 + sign * 2_000)),
      profitRule(usd(100_000 + sign * 10_000)),
    ];
    expect(findConflicts(quietFacts(position, { rules }))).toEqual([]);
  }
});

it("tells what is to be refused first, and of each pair of rules each kind once", () => {
  const rules = [guardRule({}), stopRule(usd(93_000)), stopRule(usd(92_000)), trailingRule(500)];
  const all = findConflicts(quietFacts(long, { rules }));
  const severities = all.map(({ severity }) => severity);
  expect(severities).toEqual(severities.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
  const keys = all.map(({ kind, rules: named }) => JSON.stringify([kind, named]));
  expect(new Set(keys).size).toBe(keys.length);
});
