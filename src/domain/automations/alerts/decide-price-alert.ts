import { crossingPrice } from "../../triggers/level-price.ts";
import { isReached, type Tick, type TriggerPrice } from "../../triggers/trigger.ts";
import { type BasisPoints, basisPoints, divFloor, type PriceHalfUsd } from "../../units.ts";
import { countsFalls, countsRises, fallFrom, riseFrom, samplesSinceTold } from "./alert-triggers.ts";
import {
  type AlertCondition,
  type AlertMemory,
  isOver,
  type PriceAlertConfig,
  type PriceAt,
  restsUntil,
} from "./price-alert.ts";
import { type PriceSample, rollingExtremes } from "./rolling-extremes.ts";

/**
 * Everything a verdict is taken from. `samples` are what the market did before the tick, as far back as the window
 * reaches and as the last look; one that overlaps the tick is left out by its time.
 */
export type PriceAlertFacts = {
  readonly config: PriceAlertConfig;
  readonly memory: AlertMemory;
  readonly tick: Tick;
  readonly samples: readonly PriceSample[];
};

/** A move that happened: from an extreme of the window to a price, by so much of the extreme. */
export type Move = { readonly from: PriceAt; readonly to: PriceAt; readonly moved: BasisPoints };

/** What the alert decides; each verdict names its rule. */
export type PriceAlertVerdict =
  | {
      readonly kind: "notify";
      readonly rule: "crossed";
      /** The level, and the side it was reached from: `above` when the price rose to it. */
      readonly trigger: TriggerPrice;
      readonly last: PriceHalfUsd;
    }
  | ({ readonly kind: "notify"; readonly rule: "moved-up" | "moved-down" } & Move)
  | {
      readonly kind: "hold";
      readonly rule: "not-reached" | "not-moved" | "at-the-price" | "told-already" | "seen-already";
    }
  | { readonly kind: "hold"; readonly rule: "resting" | "rested"; readonly restsUntil: number };

type MoveCondition = Extract<AlertCondition, { kind: "move" }>;
type Stretch = PriceSample & { readonly last: PriceHalfUsd | null };

const stretchOf = (tick: Tick): Stretch => ({ ...tick, from: tick.from ?? tick.at - 1 });

const endedBefore = (samples: readonly PriceSample[], from: number): readonly PriceSample[] =>
  samples.filter(({ at }) => at <= from);

/**
 * What was not looked at yet: the samples between the last look and the tick, and the tick. A sample that began before the
 * look may hold what was there before it and is left out: the tick reaches back to the look unless one was missed.
 */
const unseenOf = ({ memory, tick, samples }: PriceAlertFacts, rest: number | null): readonly Stretch[] => {
  const since = Math.max(memory.seen.at, rest ?? Number.NEGATIVE_INFINITY);
  const now = stretchOf(tick);
  const missed = endedBefore(samples, now.from)
    .filter(({ from }) => from >= since)
    .map((sample) => ({ ...sample, last: null }));
  return [...missed, now];
};

const decideCrossing = (
  price: PriceHalfUsd,
  facts: PriceAlertFacts,
  rest: number | null,
): PriceAlertVerdict => {
  const { memory, tick } = facts;
  const { last } = tick;
  const trigger = crossingPrice(price, memory.seen.price);
  if (memory.seen.price === price) {
    if (memory.told !== null) return { kind: "hold", rule: "at-the-price" };
    return { kind: "notify", rule: "crossed", trigger, last };
  }
  const hasReached = unseenOf(facts, rest).some((stretch) => isReached(trigger, { ...stretch, last }));
  return hasReached
    ? { kind: "notify", rule: "crossed", trigger, last }
    : { kind: "hold", rule: "not-reached" };
};

const moveTo = (from: PriceAt, at: number, price: PriceHalfUsd): Move => {
  const way = BigInt(Math.abs(price - from.price)) * 10_000n;
  return { from, to: { at, price }, moved: basisPoints(Number(divFloor(way, BigInt(from.price)))) };
};

/**
 * The move that a stretch of time surely completes: its high against lows before it, and its last price, which came after
 * all of it, against its own low too; mirrored for a fall. The order of low and high within it is unknown.
 */
const moveWithin = (
  { bps, withinMs, direction }: MoveCondition,
  stretch: Stretch,
  samples: readonly PriceSample[],
): PriceAlertVerdict | null => {
  const { at, from, low, high, last } = stretch;
  const earlier = endedBefore(samples, from);
  const looks = [
    { before: earlier, low, high },
    ...(last === null ? [] : [{ before: [...earlier, stretch], low: last, high: last }]),
  ];
  for (const { before, low: lowest, high: highest } of looks) {
    const extremes = rollingExtremes(before, withinMs, at);
    if (extremes === null) continue;
    const [rise, fall] = [riseFrom(extremes.low.price, bps), fallFrom(extremes.high.price, bps)];
    if (countsRises(direction) && rise !== null && highest >= rise.price)
      return { kind: "notify", rule: "moved-up", ...moveTo(extremes.low, at, highest) };
    if (countsFalls(direction) && fall !== null && lowest <= fall.price)
      return { kind: "notify", rule: "moved-down", ...moveTo(extremes.high, at, lowest) };
  }
  return null;
};

const decideMove = (when: MoveCondition, facts: PriceAlertFacts, rest: number | null): PriceAlertVerdict => {
  const samples = samplesSinceTold(facts.samples, facts.memory);
  for (const stretch of unseenOf(facts, rest)) {
    const verdict = moveWithin(when, stretch, samples);
    if (verdict !== null) return verdict;
  }
  return { kind: "hold", rule: "not-moved" };
};

/**
 * Takes an alert's verdict from what the market did since it last looked, so a tick that was missed is made up for and one
 * that comes twice is seen already. A crossing counts from where the price was at the last look; after a rest the first
 * look only takes down where it is. A move counts from the last telling on, so one move is told once.
 */
export const decidePriceAlert = (facts: PriceAlertFacts): PriceAlertVerdict => {
  const { config, memory, tick } = facts;
  if (isOver(config, memory)) return { kind: "hold", rule: "told-already" };
  if (tick.at <= memory.seen.at) return { kind: "hold", rule: "seen-already" };
  const rest = restsUntil(config, memory);
  if (rest !== null && tick.at < rest) return { kind: "hold", rule: "resting", restsUntil: rest };
  const { when } = config;
  if (when.kind === "move") return decideMove(when, facts, rest);
  if (rest !== null && memory.seen.at < rest) return { kind: "hold", rule: "rested", restsUntil: rest };
  return decideCrossing(when.price, facts, rest);
};

/** The memory after a verdict on a tick. */
export const rememberVerdict = (memory: AlertMemory, verdict: PriceAlertVerdict, tick: Tick): AlertMemory => {
  if (tick.at <= memory.seen.at) return memory;
  const seen = { at: tick.at, price: tick.last };
  return { seen, told: verdict.kind === "notify" ? seen : memory.told };
};
