import fc from "fast-check";
import { expect, it } from "vitest";
import { runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { priceAway } from "#testing/arbitraries/arbitrary-paid-position.ts";
import { anyFreshStop } from "#testing/arbitraries/arbitrary-stop-facts.ts";
import { runs } from "#testing/infra/runs.ts";
import { isAtLiquidation } from "../../position/liquidation.ts";
import { basisPoints, type PriceHalfUsd, sats } from "../../units.ts";
import { furtherAhead, isAhead } from "./ahead.ts";
import { decideStop, type StopVerdict } from "./decide-stop.ts";
import { isSameStop, levelBehind, type NativeStop, type StopAt } from "./native-stop.ts";
import type { StopFacts } from "./stop-facts.ts";

/** What happens between two decisions: the market moves, and perhaps margin or funding, or a hand at the exchange. */
type Event = {
  readonly away: number;
  readonly waitMs: number;
  readonly marginPercent: number;
  readonly hand: { readonly kind: "fixed" | "trailing" | "none"; readonly bps: number } | null;
  readonly forgetsBest: boolean;
};

/** Once in `times`, a hand or a settlement; else nothing of the kind. */
const seldom = <Some, None>(times: number, some: fc.Arbitrary<Some>, none: None) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: some });

const anyHand = fc.record({
  kind: fc.constantFrom("fixed" as const, "trailing" as const, "none" as const),
  bps: fc.integer({ min: 10, max: 600 }),
});

const anyEvent: fc.Arbitrary<Event> = fc.record({
  away: fc.integer({ min: -80, max: 110 }),
  waitMs: fc.constantFrom(0, 1_000, 7_000, 60_000),
  marginPercent: seldom(5, fc.integer({ min: -30, max: 40 }), 0),
  hand: seldom(10, anyHand, null),
  forgetsBest: seldom(6, fc.constant(true), false),
});

/** The exchange's slot: what stands and where it lies. A trailing stop follows the best price and never goes back. */
type Slot = StopAt | null;

const trail = (slot: Slot, { position, last }: StopFacts): Slot => {
  if (slot?.stop.kind !== "trailing") return slot;
  const level = levelBehind(position.side, last, { unit: "basis-points", value: slot.stop.bps });
  return level === null ? slot : { ...slot, level: furtherAhead(position.side, slot.level, level) };
};

const settle = (facts: StopFacts, stop: NativeStop): Slot => {
  if (stop.kind === "fixed") return { stop, level: stop.price };
  const level = levelBehind(facts.position.side, facts.last, { unit: "basis-points", value: stop.bps });
  return level === null ? null : { stop, level };
};

const byHand = (facts: StopFacts, slot: Slot, hand: Event["hand"]): Slot => {
  if (hand === null) return slot;
  if (hand.kind === "none") return null;
  if (hand.kind === "trailing") return settle(facts, { kind: "trailing", bps: basisPoints(hand.bps) });
  return settle(facts, { kind: "fixed", price: priceAway(facts.position, facts.last, -hand.bps) });
};

const isOver = ({ position, last }: StopFacts, slot: Slot): boolean =>
  isAtLiquidation(position.side, position.liquidation, last) ||
  (slot !== null && !isAhead(position.side, last, slot.level));

type Step = { readonly facts: StopFacts; readonly slot: Slot; readonly verdict: StopVerdict };

/** Lets a stop automation live through events at an exchange that does what it is asked, until the position is over. */
const live = (start: StopFacts, events: readonly Event[]): readonly Step[] => {
  const steps: Step[] = [];
  let [facts, slot]: [StopFacts, Slot] = [start, null];
  for (const event of events) {
    const last = priceAway(facts.position, facts.last, event.away);
    const margin = sats(Math.max(1, Math.floor((facts.position.margin * (100 + event.marginPercent)) / 100)));
    const { liquidation } = runningTrade({ ...facts.position, margin });
    const best: PriceHalfUsd =
      facts.best === null ? last : furtherAhead(facts.position.side, facts.best, last);
    const since = facts.sinceLastPlacedMs === null ? null : facts.sinceLastPlacedMs + event.waitMs;
    facts = { ...facts, last, best: event.forgetsBest ? null : best, sinceLastPlacedMs: since };
    facts = { ...facts, position: { ...facts.position, margin, liquidation } };
    if (isOver(facts, slot)) break;
    slot = byHand(facts, trail(slot, facts), event.hand);
    if (isOver(facts, slot)) break;
    facts = { ...facts, standing: slot?.stop ?? null };
    facts = { ...facts, position: { ...facts.position, stopLoss: slot?.level ?? null } };
    const verdict = decideStop(facts);
    steps.push({ facts, slot, verdict });
    if (verdict.kind === "close") break;
    if (verdict.kind === "remove") slot = null;
    if (verdict.kind === "place") {
      slot = settle(facts, verdict.stop);
      facts = { ...facts, placed: { stop: verdict.stop, isOutdated: false } };
    }
    if (verdict.kind === "remove" || verdict.kind === "place") facts = { ...facts, sinceLastPlacedMs: 0 };
  }
  return steps;
};

const anyLife = fc
  .tuple(anyFreshStop, fc.array(anyEvent, { minLength: 1, maxLength: 25 }))
  .map(([start, events]) => live(start, events));

const eachStep = (holds: (step: Step) => void, atFull = 5_000): void =>
  fc.assert(
    fc.property(anyLife, (steps) => {
      for (const step of steps) holds(step);
    }),
    { numRuns: runs(atFull) },
  );

it("never loosens what stands, at once or later, on any path", () => {
  eachStep(({ facts, slot, verdict }) => {
    if (verdict.kind !== "place" || slot === null) return;
    const next = settle(facts, verdict.stop);
    expect(next !== null && !isAhead(facts.position.side, slot.level, next.level)).toBe(true);
    if (slot.stop.kind !== "trailing") return;
    expect(verdict.stop.kind === "trailing" && verdict.stop.bps < slot.stop.bps).toBe(true);
  });
});

it("places only what the exchange takes: before liquidation, behind the market, and not what stands there already", () => {
  eachStep(({ facts, slot, verdict }) => {
    if (verdict.kind !== "place") return;
    const { side, liquidation } = facts.position;
    const next = settle(facts, verdict.stop);
    if (next === null) throw new Error("A stop that is placed lies somewhere");
    expect([isAhead(side, next.level, liquidation), isAhead(side, facts.last, next.level)]).toEqual([
      true,
      true,
    ]);
    expect(slot !== null && isSameStop(slot.stop, verdict.stop)).toBe(false);
  });
});

it("sends no two requests within the least gap, and moves a stop in dollars by the least step", () => {
  eachStep(({ facts, slot, verdict }) => {
    if (verdict.kind !== "place" && verdict.kind !== "remove") return;
    const { leastGapMs, leastStepBps } = facts.requestBudget;
    expect(facts.sinceLastPlacedMs ?? leastGapMs).toBeGreaterThanOrEqual(leastGapMs);
    if (verdict.kind === "remove" || slot === null || facts.automation.kind !== "trailing-stop") return;
    if (facts.automation.config.distance.unit !== "half-usd" || verdict.stop.kind !== "fixed") return;
    const step = Math.abs(verdict.stop.price - slot.level);
    expect(step * 10_000).toBeGreaterThanOrEqual(slot.level * leastStepBps);
  });
});

it("takes off only its own stop, and only where liquidation comes first anyway", () => {
  eachStep(({ facts, slot, verdict }) => {
    if (verdict.kind !== "remove") return;
    expect(slot?.stop).toEqual(facts.placed?.stop);
    expect(slot !== null && isAhead(facts.position.side, slot.level, facts.position.liquidation)).toBe(false);
  });
});

it("closes only a position whose stop it moves itself, at or past that stop, and ahead of what stands", () => {
  eachStep(({ facts, slot, verdict }) => {
    if (verdict.kind !== "close") return;
    expect(facts.automation.kind).not.toBe("stop-loss");
    expect(isAhead(facts.position.side, facts.last, verdict.level)).toBe(false);
    expect(slot === null || isAhead(facts.position.side, verdict.level, slot.level)).toBe(true);
  });
});

it("wants nothing more once its verdict is carried out", () => {
  eachStep(({ facts, verdict }) => {
    if (verdict.kind !== "place") return;
    const next = settle(facts, verdict.stop);
    const after = decideStop({
      ...facts,
      position: { ...facts.position, stopLoss: next?.level ?? null },
      standing: verdict.stop,
      placed: { stop: verdict.stop, isOutdated: false },
    });
    expect(after).toMatchObject({ kind: "hold", rule: "in-place" });
  });
});
