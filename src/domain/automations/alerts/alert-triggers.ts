import { crossingPrice } from "../../triggers/level-price.ts";
import { trailingLevel } from "../../triggers/trailing.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import { triggerAt } from "../../triggers/trigger-side.ts";
import { type BasisPoints, MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "../../units.ts";
import {
  type AlertCondition,
  type AlertMemory,
  isOver,
  type MoveDirection,
  type PriceAlertConfig,
  type PriceAt,
  restsUntil,
} from "./price-alert.ts";
import { type PriceSample, rollingExtremes } from "./rolling-extremes.ts";

/** An alert as a pair of prices around the market, and how long the pair is right. */
export type AlertTriggers = {
  readonly below: TriggerPrice | null;
  readonly above: TriggerPrice | null;
  /** When it must be derived anew, in epoch milliseconds; null while time alone changes nothing. */
  readonly deriveAt: number | null;
  /**
   * The pair holds while every price lies in here: a price beyond it is a new extreme, from which the next move is
   * shorter, and an old pair would be late. Null where no price changes it.
   */
  readonly holdsWithin: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null;
};

type Move = Extract<AlertCondition, { kind: "move" }>;

const NOTHING: AlertTriggers = { below: null, above: null, deriveAt: null, holdsWithin: null };

/** The first price at which `low` has risen by `bps`; never before the whole move is there. Null beyond the prices there are. */
export const riseFrom = (low: PriceHalfUsd, bps: BasisPoints): TriggerPrice | null =>
  triggerAt("above", BigInt(trailingLevel("above", low, { unit: "basis-points", value: bps })));

/** The first price at which `high` has fallen by `bps`, likewise. */
export const fallFrom = (high: PriceHalfUsd, bps: BasisPoints): TriggerPrice | null =>
  triggerAt("below", BigInt(trailingLevel("below", high, { unit: "basis-points", value: bps })));

/** Whether a rise, or a fall, is what the alert watches for. */
export const countsRises = (direction: MoveDirection): boolean => direction !== "down";
export const countsFalls = (direction: MoveDirection): boolean => direction !== "up";

const momentOf = ({ at, price }: PriceAt): PriceSample => ({ from: at, at, low: price, high: price });

/**
 * What a move is measured from: the window, and after a telling nothing but the price told and what began later. A sample
 * that spans the telling could hold the extreme that was told of, and one move would be told twice.
 */
export const samplesSinceTold = (
  samples: readonly PriceSample[],
  { told }: AlertMemory,
): readonly PriceSample[] =>
  told === null ? samples : [momentOf(told), ...samples.filter(({ from }) => from >= told.at)];

const moveTriggers = (move: Move, memory: AlertMemory, samples: readonly PriceSample[]): AlertTriggers => {
  // The price at the last look is part of the window, so there always is one.
  const all = [...samplesSinceTold(samples, memory), momentOf(memory.seen)];
  const extremes = rollingExtremes(all, move.withinMs, memory.seen.at);
  if (extremes === null) return NOTHING;
  const { low, high, leavesAt } = extremes;
  return {
    below: countsFalls(move.direction) ? fallFrom(high.price, move.bps) : null,
    above: countsRises(move.direction) ? riseFrom(low.price, move.bps) : null,
    deriveAt: leavesAt,
    holdsWithin: { low: low.price, high: high.price },
  };
};

/** A price an alert was told at is waited to be left, by the nearest prices on either side; at first it is told at once. */
const crossingTriggers = (price: PriceHalfUsd, { seen, told }: AlertMemory): AlertTriggers => {
  if (seen.price === price && told !== null) {
    return {
      ...NOTHING,
      below: price > MIN_PRICE ? { side: "below", price: priceHalfUsd(price - 1) } : null,
      above: price < MAX_PRICE ? { side: "above", price: priceHalfUsd(price + 1) } : null,
    };
  }
  const trigger = crossingPrice(price, seen.price);
  return { ...NOTHING, [trigger.side]: trigger };
};

/**
 * What arms an alert from where its memory last saw the price; `samples` are what the market did before. While it rests
 * nothing is armed, and when the rest is over it is derived anew from where the price is then. Nothing for one that is over.
 */
export const alertTriggers = (
  config: PriceAlertConfig,
  memory: AlertMemory,
  samples: readonly PriceSample[],
): AlertTriggers => {
  if (isOver(config, memory)) return NOTHING;
  const rest = restsUntil(config, memory);
  if (rest !== null && memory.seen.at < rest) return { ...NOTHING, deriveAt: rest };
  const { when } = config;
  return when.kind === "crossing"
    ? crossingTriggers(when.price, memory)
    : moveTriggers(when, memory, samples);
};
