import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts, runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { runs } from "#testing/infra/runs.ts";
import { liquidationDistance } from "../position/distance.ts";
import { maxAddMargin } from "../position/margin.ts";
import type { Side } from "../position/side.ts";
import type { Tick } from "../triggers/trigger.ts";
import { basisPoints, type PriceHalfUsd, priceFromUsd, type Sats, sats, usd } from "../units.ts";
import { addWithin, guardTrigger } from "./guard-step.ts";
import {
  decideMarginGuard,
  type MarginGuardConfig,
  type MarginGuardFacts,
  type MarginGuardVerdict,
} from "./margin-guard.ts";

const MANY = { numRuns: runs(30_000) };

const at = (price: PriceHalfUsd): Tick => ({ low: price, high: price, last: price, at: 0 });

const config = aGuardConfig();

const within = (trigger: number, target: number): MarginGuardConfig => ({
  ...config,
  steps: [addWithin(basisPoints(trigger), basisPoints(target))],
});

const tenTimes = (side: Side) =>
  runningTrade({ side, quantity: usd(1_000), price: priceFromUsd(100_000), margin: sats(100_000) });

const facts = (changes: Partial<MarginGuardFacts> = {}): MarginGuardFacts => ({
  position: tenTimes("long"),
  tick: at(priceFromUsd(95_000)),
  balance: sats(10_000_000),
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
  config,
  tag: sats(0),
  ...changes,
});

/** What the one step of these guards waits for, and what it aims at. */
const triggerOf = ({ steps: [step] }: MarginGuardConfig): number =>
  step?.when.by === "distance" ? step.when.bps : 0;
const targetOf = ({ steps: [step] }: MarginGuardConfig): number =>
  step?.deed.kind === "add-margin" ? step.deed.target : 0;

/** The same situation where only leverage 1 bounds a top-up. */
const unbounded = (given: MarginGuardFacts): MarginGuardFacts => ({
  ...given,
  balance: sats(Number.MAX_SAFE_INTEGER),
  config: {
    ...given.config,
    maxTotal: null,
    maxPerAction: null,
    maxPerDay: null,
    maxLoss: null,
    reserve: sats(0),
    cooldownMs: 0,
  },
});

/** The position after a verdict was carried out; the same position where nothing was added. */
const carriedOut = (position: MarginGuardFacts["position"], verdict: MarginGuardVerdict) =>
  verdict.kind === "add-margin"
    ? runningTrade({ ...position, margin: sats(position.margin + verdict.amount) })
    : position;

describe("the worked example: 1,000 USD from 100,000 with 100,000 sats", () => {
  it("moves a long's liquidation from 90,909 to 85,000 with 76,471 sats", () => {
    const wide = within(1_000, 1_500);
    expect(decideMarginGuard(facts({ tick: at(priceFromUsd(100_000)), config: wide }))).toEqual({
      kind: "add-margin",
      rule: "inside-trigger",
      amount: 76_471,
      limitedBy: null,
      liquidationAfter: priceFromUsd(85_000),
      step: 0,
      distance: 909,
      needed: 76_471,
    });
  });

  it("is armed at 95,694 long and 105,820 short, and fires there but not one step before", () => {
    for (const [side, price, step] of [
      ["long", 95_694, 0.5],
      ["short", 105_820, -0.5],
    ] as const) {
      const position = tenTimes(side);
      expect(guardTrigger(position, config.steps)?.price).toBe(priceFromUsd(price));
      const verdictAt = (dollars: number) =>
        decideMarginGuard(facts({ position, tick: at(priceFromUsd(dollars)) })).kind;
      expect([verdictAt(price), verdictAt(price + step)]).toEqual(["add-margin", "hold"]);
    }
  });

  it("is sized from the basis: after profit was cashed in at 110,000 the price at entry counts no more", () => {
    const position = { ...tenTimes("long"), price: priceFromUsd(110_000), liquidation: priceFromUsd(99_099) };
    const verdict = decideMarginGuard(facts({ position, tick: at(priceFromUsd(104_000)) }));
    expect(verdict).toMatchObject({ amount: 59_286, liquidationAfter: priceFromUsd(93_600) });
  });

  it("counts a wick that touched the trigger between two ticks, and sizes from the last price", () => {
    const tick = { low: priceFromUsd(95_000), high: priceFromUsd(97_000), last: priceFromUsd(96_000), at: 0 };
    const verdict = decideMarginGuard(facts({ tick }));
    expect(verdict).toMatchObject({ kind: "add-margin", liquidationAfter: priceFromUsd(86_400) });
  });

  it("does nothing when the price has come back beyond the target", () => {
    const tick = {
      low: priceFromUsd(95_000),
      high: priceFromUsd(102_000),
      last: priceFromUsd(102_000),
      at: 0,
    };
    expect(decideMarginGuard(facts({ tick }))).toMatchObject({ kind: "hold", rule: "at-target", needed: 0 });
  });

  it("waits for its cooldown, to the millisecond", () => {
    const waiting = (sinceLastActionMs: number) =>
      decideMarginGuard(
        facts({
          config: { ...config, cooldownMs: 60_000 },
          spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs },
        }),
      ).rule;
    expect([waiting(59_999), waiting(60_000)]).toEqual(["cooldown", "inside-trigger"]);
  });

  it("says so and spends nothing when the price is past liquidation", () => {
    const verdict = decideMarginGuard(facts({ tick: at(priceFromUsd(90_909)) }));
    expect(verdict).toMatchObject({ kind: "alert", rule: "past-liquidation" });
  });

  it("leaves a short that can never be liquidated alone", () => {
    const covered = runningTrade({ ...tenTimes("short"), margin: sats(1_000_000) });
    expect(guardTrigger(covered, config.steps)).toBeNull();
    expect(decideMarginGuard(facts({ position: covered }))).toMatchObject({
      kind: "hold",
      rule: "outside-trigger",
    });
  });
});

describe("each bound shortens a top-up, and stops it with its name when nothing is left", () => {
  const spent = (addedInAll: number, addedInDay: number) => ({
    addedInAll: sats(addedInAll),
    addedInDay: sats(addedInDay),
    sinceLastActionMs: null,
  });

  it.each<[string, Partial<MarginGuardFacts>, Sats]>([
    [
      "total-cap",
      { config: { ...config, maxTotal: sats(50_000) }, spending: spent(30_000, 0) },
      sats(20_000),
    ],
    ["day-cap", { config: { ...config, maxPerDay: sats(50_000) }, spending: spent(0, 40_000) }, sats(10_000)],
    ["action-cap", { config: { ...config, maxPerAction: sats(5_000) } }, sats(5_000)],
    ["balance", { balance: sats(7_000) }, sats(7_000)],
  ])("%s", (limit, changes, amount) => {
    const verdict = decideMarginGuard(facts(changes));
    expect(verdict).toMatchObject({ kind: "add-margin", amount, limitedBy: limit });
  });

  it.each<[string, Partial<MarginGuardFacts>]>([
    ["total-cap", { config: { ...config, maxTotal: sats(50_000) }, spending: spent(50_000, 0) }],
    ["total-cap", { config: { ...config, maxTotal: sats(50_000) }, spending: spent(60_000, 0) }],
    ["day-cap", { config: { ...config, maxPerDay: sats(50_000) }, spending: spent(0, 50_000) }],
    ["balance", { balance: sats(0) }],
  ])("%s, exhausted", (rule, changes) => {
    expect(decideMarginGuard(facts(changes))).toMatchObject({ kind: "alert", rule });
  });

  it("leverage 1 is as far as margin goes", () => {
    const position = runningTrade({ ...tenTimes("long"), margin: sats(999_990) });
    const far = within(4_000, 8_000);
    const verdict = decideMarginGuard(facts({ position, tick: at(priceFromUsd(60_000)), config: far }));
    expect(verdict).toMatchObject({ kind: "add-margin", amount: 10, limitedBy: "leverage-one" });
    const full = runningTrade({ ...position, margin: sats(1_000_000) });
    const next = decideMarginGuard(facts({ position: full, tick: at(priceFromUsd(60_000)), config: far }));
    expect(next).toMatchObject({ kind: "alert", rule: "leverage-one" });
  });
});

describe("whatever the position, the prices, the caps and the spending", () => {
  it("never adds past a cap, the balance or leverage 1, and never plans an amount of zero", () => {
    fc.assert(
      fc.property(anyGuardFacts, (given) => {
        const verdict = decideMarginGuard(given);
        if (verdict.kind !== "add-margin") return;
        const { position, balance, spending, config: caps } = given;
        const { amount } = verdict;
        expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
        expect(amount).toBeLessThanOrEqual(balance - caps.reserve);
        expect(amount + position.margin).toBeLessThanOrEqual(caps.maxLoss ?? Number.MAX_SAFE_INTEGER);
        expect(amount).toBeLessThanOrEqual(caps.maxPerAction ?? amount);
        expect(spending.addedInAll + amount).toBeLessThanOrEqual(caps.maxTotal ?? Number.MAX_SAFE_INTEGER);
        expect(spending.addedInDay + amount).toBeLessThanOrEqual(caps.maxPerDay ?? Number.MAX_SAFE_INTEGER);
        expect(amount).toBeLessThanOrEqual(maxAddMargin(position.quantity, position.price, position.margin));
        expect(amount).toBeLessThanOrEqual(verdict.needed);
      }),
      MANY,
    );
  });

  it("acts only inside its trigger, and always there unless it names what stops it", () => {
    fc.assert(
      fc.property(anyGuardFacts, (given) => {
        const { position, tick, config: rule } = given;
        const verdict = decideMarginGuard(given);
        const worst = position.side === "long" ? tick.low : tick.high;
        const gap = (price: number) => (position.side === "long" ? 1 : -1) * (price - position.liquidation);
        const isInside = (price: number) =>
          BigInt(gap(price)) * 10_000n <= BigInt(triggerOf(rule)) * BigInt(price);
        const nearer = position.side === "long" ? worst - 1 : worst + 1;
        if (verdict.kind === "add-margin") expect(isInside(nearer)).toBe(true);
        if (isInside(worst)) expect(verdict.rule).not.toBe("outside-trigger");
      }),
      MANY,
    );
  });

  it("names the bound that shortened a top-up, and no bound when it was not shortened", () => {
    fc.assert(
      fc.property(anyGuardFacts, (given) => {
        const verdict = decideMarginGuard(given);
        if (verdict.kind !== "add-margin") return;
        expect(verdict.limitedBy === null).toBe(verdict.amount === verdict.needed);
      }),
      MANY,
    );
  });

  it("a whole top-up reaches the target and leaves the guard outside its trigger", () => {
    fc.assert(
      fc.property(anyGuardFacts, (given) => {
        const flat = unbounded({ ...given, tick: at(given.tick.last) });
        const verdict = decideMarginGuard(flat);
        if (verdict.kind !== "add-margin" || verdict.limitedBy !== null) return;
        const after = carriedOut(given.position, verdict);
        expect(after.liquidation).toBe(verdict.liquidationAfter);
        expect(liquidationDistance(after.side, after.liquidation, flat.tick.last)).toBeGreaterThanOrEqual(
          targetOf(given.config),
        );
        expect(decideMarginGuard({ ...flat, position: after }).rule).toBe("outside-trigger");
      }),
      MANY,
    );
  });

  it("every top-up moves liquidation away from the price or leaves it, never towards it", () => {
    fc.assert(
      fc.property(anyGuardFacts, (given) => {
        const verdict = decideMarginGuard(given);
        if (verdict.kind !== "add-margin") return;
        const moved = verdict.liquidationAfter - given.position.liquidation;
        expect(given.position.side === "long" ? moved <= 0 : moved >= 0).toBe(true);
      }),
      MANY,
    );
  });
});

describe("defects of other bots", () => {
  it("B1: the top-up of the inverse contract is 94,744 sats, not the linear 63,000, and lands 10 % away", () => {
    const verdict = decideMarginGuard(facts({ tick: at(priceFromUsd(93_000)), config: within(700, 1_000) }));
    expect(verdict).toMatchObject({
      kind: "add-margin",
      amount: 94_744,
      liquidationAfter: priceFromUsd(83_700),
    });
  });

  it("B2: a short far from its liquidation is left alone, a short near it is not", () => {
    const position = { ...tenTimes("short"), liquidation: priceFromUsd(110_000) };
    const verdictAt = (dollars: number) =>
      decideMarginGuard(facts({ position, tick: at(priceFromUsd(dollars)) })).kind;
    expect([verdictAt(95_000), verdictAt(106_000)]).toEqual(["hold", "add-margin"]);
  });

  it("B5: it acts in danger and sleeps in safety", () => {
    const verdictAt = (dollars: number) => decideMarginGuard(facts({ tick: at(priceFromUsd(dollars)) })).kind;
    expect([verdictAt(91_000), verdictAt(120_000)]).toEqual(["add-margin", "hold"]);
  });

  it("B6: distance is measured from the price: at 97,000 a long from 100,000 is 6 % safe and nothing is added", () => {
    expect(decideMarginGuard(facts({ tick: at(priceFromUsd(97_000)) }))).toMatchObject({
      kind: "hold",
      distance: 627,
    });
  });

  it("B6: a price parked inside the trigger is answered once, not with every job", () => {
    let position = tenTimes("long");
    const amounts: number[] = [];
    for (let job = 0; job < 5; job += 1) {
      const verdict = decideMarginGuard(facts({ position, tick: at(priceFromUsd(95_000)) }));
      if (verdict.kind === "add-margin") amounts.push(verdict.amount);
      position = carriedOut(position, verdict);
    }
    expect(amounts).toEqual([69_591]);
  });

  it("B6: with the price parked and a target out of its caps, it stops at the cap and says so", () => {
    let position = tenTimes("long");
    let added = 0;
    const rules: string[] = [];
    for (let job = 0; job < 5; job += 1) {
      const verdict = decideMarginGuard(
        facts({
          position,
          tick: at(priceFromUsd(91_500)),
          config: { ...config, maxTotal: sats(30_000), maxPerAction: sats(20_000) },
          spending: { addedInAll: sats(added), addedInDay: sats(added), sinceLastActionMs: null },
        }),
      );
      rules.push(verdict.rule);
      if (verdict.kind === "add-margin") added += verdict.amount;
      position = carriedOut(position, verdict);
    }
    expect(added).toBe(30_000);
    expect(rules).toEqual(["inside-trigger", "inside-trigger", "total-cap", "total-cap", "total-cap"]);
  });
});

it("acts on the exchange's own liquidation where that is nearer than our formula says", () => {
  const position = { ...tenTimes("long"), liquidation: priceFromUsd(95_000) };
  const verdict = decideMarginGuard(
    facts({
      position,
      tick: at(priceFromUsd(96_000)),
      config: within(200, 250),
    }),
  );
  expect(verdict).toMatchObject({ kind: "add-margin", rule: "inside-trigger", distance: 104 });
});

describe("the mark on an amount", () => {
  const marked = (tag: number, changes: Partial<MarginGuardFacts> = {}) => {
    const wide = within(1_000, 1_500);
    return decideMarginGuard(
      facts({
        tick: at(priceFromUsd(100_000)),
        config: { ...wide, ...changes.config },
        tag: sats(tag),
        ...changes,
      }),
    );
  };

  it("comes on top of what is needed", () => {
    // 76,471 bring liquidation to 85,000; see the worked example.
    expect(marked(46)).toMatchObject({ amount: 76_517, needed: 76_471, limitedBy: null });
  });

  it("stays inside every bound, and keeps its mark there", () => {
    // 50,000 free: 89 are left out, 46 are added: 49,957.
    expect(marked(46, { balance: sats(50_000) })).toMatchObject({ amount: 49_957, limitedBy: "balance" });
    expect(marked(89, { balance: sats(50_000) })).toMatchObject({ amount: 50_000, limitedBy: "balance" });
  });

  it("is all that a bound near what is needed moves: the rest is the same whatever the mark", () => {
    // 76,471 are needed and 76,500 free: 89 are left out of it, so 76,411 and the mark are sent.
    for (const tag of [1, 28, 30, 89]) {
      expect(marked(tag, { balance: sats(76_500) })).toMatchObject({
        amount: 76_411 + tag,
        limitedBy: "balance",
      });
    }
    expect(marked(1, { balance: sats(76_560) })).toMatchObject({ amount: 76_472, limitedBy: null });
  });

  it("is left out where the room is too small to carry one", () => {
    expect(marked(46, { balance: sats(89) })).toMatchObject({ amount: 89 });
    expect(marked(46, { balance: sats(90) })).toMatchObject({ amount: 47 });
  });

  it("never passes a bound, whatever the room", () => {
    for (let room = 1; room < 300; room += 1) {
      for (const tag of [1, 46, 89]) {
        const verdict = marked(tag, { balance: sats(room) });
        expect(verdict.kind === "add-margin" && verdict.amount > 0 && verdict.amount <= room).toBe(true);
      }
    }
  });
});

describe("the account's cap per day", () => {
  it("bounds a top-up, and holds the guard when it is used up", () => {
    const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };
    const room = (accountRoom: number) =>
      decideMarginGuard(facts({ spending: { ...spending, accountRoom: sats(accountRoom) } }));
    expect(room(1_000)).toMatchObject({ kind: "add-margin", amount: 1_000, limitedBy: "account-day-cap" });
    expect(room(0)).toMatchObject({ kind: "alert", rule: "account-day-cap" });
  });
});
