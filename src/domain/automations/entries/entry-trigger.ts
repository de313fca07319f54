import { type IndicatorRange, nextCloseAt } from "../../market/indicators/candle-range.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import type { PriceHalfUsd } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { comingBackTrigger, crossingTrigger, isOnSide } from "./crossing.ts";
import { DIP_RANGE, dipLevel } from "./dip-level.ts";
import { dueRungs } from "./due-rungs.ts";
import type { ConditionFacts } from "./judge-condition.ts";
import { quietUntil } from "./quiet-hours.ts";

/** When an automatic entry is to be decided, or its trigger derived, next. Times in epoch milliseconds. */
export type EntryTrigger =
  /** At a price; `entry` decides it, `coming-back` derives the trigger anew, and so does the time `until`, null for never. */
  | {
      readonly kind: "price";
      readonly rule: "entry" | "coming-back";
      readonly trigger: TriggerPrice;
      readonly until: number | null;
    }
  /** At a time: when a candle closes it is decided; when a window moves on, the quiet is over or orders may have been filled, its trigger is derived anew. */
  | {
      readonly kind: "time";
      readonly rule: "candle-close" | "window-moves" | "quiet-ends" | "expires" | "orders-rest";
      readonly at: number;
    }
  /** Without waiting: limit orders rest at the exchange and wait there, and those of a ladder that is over are taken back. */
  | { readonly kind: "at-once" }
  /** Not at all. */
  | { readonly kind: "never"; readonly rule: "expired" | "no-price" | "done" };

/** What a trigger is derived from; `last` is the price it is armed from. */
export type TriggerFacts = Pick<ConditionFacts, "at" | "entries" | "candles"> & {
  readonly config: AutoEntryConfig;
  readonly last: PriceHalfUsd;
  /** The rungs of a ladder whose orders rest unfilled at the exchange. */
  readonly resting: readonly number[];
};

const priceTrigger = (
  rule: "entry" | "coming-back",
  trigger: TriggerPrice | null,
  until: number | null,
): EntryTrigger =>
  trigger === null ? { kind: "never", rule: "no-price" } : { kind: "price", rule, trigger, until };

/** A dip without a window yet waits for its first minute. */
const dipTrigger = (facts: TriggerFacts): EntryTrigger => {
  const { when, side } = facts.config;
  const level = when.kind === "dip" ? dipLevel(side, when, facts) : null;
  if (level === null || level.trigger === null)
    return { kind: "time", rule: "window-moves", at: nextCloseAt(DIP_RANGE, facts.at) };
  return priceTrigger("entry", level.trigger, level.until);
};

const candleClose = (range: IndicatorRange, at: number): EntryTrigger => ({
  kind: "time",
  rule: "candle-close",
  at: nextCloseAt(range, at),
});

/** A ladder that is placed whole and has no end is looked at so often, and is over once nothing of it rests. */
export const LADDER_LOOK_MS = 15 * 60_000;
/** So long after it was placed an order may not be listed yet. */
const UNLISTED_MS = 60_000;

/** A ladder that is placed whole waits for its end, when what still rests is taken back, or until none of it rests any more. */
const ladderTrigger = (facts: TriggerFacts, prices: readonly PriceHalfUsd[]): EntryTrigger => {
  const { config, at, entries, resting } = facts;
  const { expiresAt } = config;
  const isOver = expiresAt !== null && at >= expiresAt;
  if (isOver && resting.length === 0) return { kind: "never", rule: "expired" };
  if (isOver || dueRungs(prices, entries).length > 0) return { kind: "at-once" };
  const mayRest = resting.length > 0 || entries.some((made) => at - made.at < UNLISTED_MS);
  if (!mayRest) return { kind: "never", rule: "done" };
  return expiresAt === null
    ? { kind: "time", rule: "orders-rest", at: at + (resting.length > 0 ? LADDER_LOOK_MS : UNLISTED_MS) }
    : { kind: "time", rule: "expires", at: expiresAt };
};

/**
 * What arms an automatic entry as of `at`. A crossing that is past already, because it has entered or was armed there, first
 * waits for the price to come back. While it is quiet nothing is armed: what happens meanwhile is not entered on later. The
 * trigger is derived anew after every decision, whatever it was.
 */
export const entryTrigger = (facts: TriggerFacts): EntryTrigger => {
  const { config, at, entries, last } = facts;
  const { when, expiresAt, quietHours, maxEntries } = config;
  if (when.kind === "ladder") return ladderTrigger(facts, when.prices);
  if (expiresAt !== null && at >= expiresAt) return { kind: "never", rule: "expired" };
  if (entries.length >= maxEntries) return { kind: "never", rule: "done" };
  const quietEnd = quietHours === null ? null : quietUntil(quietHours, at);
  if (quietEnd !== null) return { kind: "time", rule: "quiet-ends", at: quietEnd };
  switch (when.kind) {
    case "crossing":
      return isOnSide(when, last)
        ? priceTrigger("entry", crossingTrigger(when), null)
        : priceTrigger("coming-back", comingBackTrigger(when), null);
    case "dip":
      return dipTrigger(facts);
    case "rsi":
    case "average":
      return candleClose(when.range, at);
  }
};
