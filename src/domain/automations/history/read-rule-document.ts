import { RANGES } from "../../market/indicators/candle-range.ts";
import { LEAST_LEVERAGE, MOST_LEVERAGE, MOST_QUANTITY, MOST_TRADES } from "../entries/order-limits.ts";
import { byTag, listOf, oneOf, orNull, type Reader, record, wholeNumber } from "./document-readers.ts";
import { amount, bps, price, someSats } from "./read-guard-document.ts";
import { moment } from "./read-moment.ts";
import type { DocumentAlert, DocumentBreaker, DocumentEntryRule } from "./rule-document.ts";

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
/** The most rungs a ladder has. */
const MOST_RUNGS = 20;
const MOST_PERIOD = 200;
const MOST_LEVEL = 9_999;

export const alert: Reader<DocumentAlert> = record({
  when: byTag<DocumentAlert["when"]>("kind", {
    crossing: record({ kind: oneOf("crossing"), priceHalfUsd: price }),
    move: record({
      kind: oneOf("move"),
      bps,
      withinMinutes: wholeNumber(1, WEEK_MINUTES),
      direction: oneOf("up", "down", "either"),
    }),
  }),
  repeat: byTag<DocumentAlert["repeat"]>("kind", {
    once: record({ kind: oneOf("once") }),
    "every-time": record({ kind: oneOf("every-time"), restMinutes: wholeNumber(1, WEEK_MINUTES) }),
  }),
});

export const breaker: Reader<DocumentBreaker> = record({
  dropBps: bps,
  action: oneOf("freeze-entries", "guards-only", "flatten"),
  restMinutes: wholeNumber(0, WEEK_MINUTES),
});

const range = oneOf(...RANGES);
const period = wholeNumber(1, MOST_PERIOD);

const when = byTag<DocumentEntryRule["when"]>("kind", {
  crossing: record({ kind: oneOf("crossing"), priceHalfUsd: price, from: oneOf("below", "above") }),
  ladder: record({ kind: oneOf("ladder"), pricesHalfUsd: listOf(price, 1, MOST_RUNGS) }),
  dip: record({ kind: oneOf("dip"), bps, withinMinutes: wholeNumber(1, WEEK_MINUTES) }),
  rsi: record({
    kind: oneOf("rsi"),
    range,
    period,
    cross: oneOf("below", "above"),
    levelHundredths: wholeNumber(1, MOST_LEVEL),
  }),
  average: record({
    kind: oneOf("average"),
    range,
    of: oneOf("simple", "exponential"),
    fast: period,
    slow: period,
    cross: oneOf("up", "down"),
  }),
});

const exit = byTag<NonNullable<DocumentEntryRule["stopLoss"]>>("by", {
  price: record({ by: oneOf("price"), priceHalfUsd: price }),
  percent: record({ by: oneOf("percent"), bps }),
});

const minuteOfDay = wholeNumber(0, DAY_MINUTES - 1);

export const entryRule: Reader<DocumentEntryRule> = record({
  side: oneOf("long", "short"),
  leverageMillionths: wholeNumber(LEAST_LEVERAGE, MOST_LEVERAGE),
  when,
  size: byTag<DocumentEntryRule["size"]>("by", {
    risk: record({ by: oneOf("risk"), amountSats: someSats }),
    quantity: record({ by: oneOf("quantity"), amountUsd: wholeNumber(1, MOST_QUANTITY) }),
    margin: record({ by: oneOf("margin"), amountSats: someSats }),
  }),
  // 0 is what a guard without a cap is written with; arming refuses it.
  guard: orNull(record({ maxTotalSats: amount })),
  stopLoss: orNull(exit),
  takeProfit: orNull(exit),
  budgetSats: someSats,
  expiresAt: orNull(moment),
  quietHours: orNull(record({ fromMinute: minuteOfDay, toMinute: minuteOfDay })),
  maxEntries: wholeNumber(1, MOST_TRADES),
});
