import type { EntryForm, EntryView } from "#server/trpc/schemas/entries.ts";
import { format } from "#ui/format/format.ts";
import { timeOfMinute } from "./entry-times.ts";

/** Ranges of candles as they are spoken. */
export const RANGE_WORDS: Record<
  "1m" | "3m" | "5m" | "10m" | "15m" | "30m" | "45m" | "1h" | "2h" | "3h" | "4h" | "1d" | "1w",
  string
> = {
  "1m": "1-minute",
  "3m": "3-minute",
  "5m": "5-minute",
  "10m": "10-minute",
  "15m": "15-minute",
  "30m": "30-minute",
  "45m": "45-minute",
  "1h": "1-hour",
  "2h": "2-hour",
  "3h": "3-hour",
  "4h": "4-hour",
  "1d": "1-day",
  "1w": "1-week",
};

const minutes = (count: number): string => {
  if (count % 60 !== 0) return count === 1 ? "a minute" : `${count} minutes`;
  return count === 60 ? "an hour" : `${count / 60} hours`;
};

const waits = ({ when, side }: EntryForm): string => {
  switch (when.kind) {
    case "crossing":
      return `the price ${when.from === "above" ? "falls" : "rises"} to ${format.priceExact(when.price)}`;
    case "ladder":
      return `the price reaches ${when.prices.map((price) => format.priceExact(price)).join(", ")}, at each`;
    case "dip":
      return `the price ${side === "long" ? "falls" : "rises"} ${format.setting(when.bps)} within ${minutes(when.withinMinutes)}`;
    case "rsi":
      return `the RSI of ${when.period} ${RANGE_WORDS[when.range]} candles closes ${when.cross} ${format.number(when.level / 100, when.level % 100 === 0 ? 0 : 2)}`;
    case "average":
      return `the ${when.of} average of ${when.fast} ${RANGE_WORDS[when.range]} candles closes ${when.cross === "up" ? "above" : "below"} that of ${when.slow}`;
  }
};

const sizeWords = ({ size }: EntryForm): string => {
  switch (size.by) {
    case "quantity":
      return `of ${format.quantity(size.usd)}`;
    case "risk":
      return `with at most ${format.sats(size.sats)} at risk`;
    case "margin":
      return `with ${format.sats(size.sats)} of margin`;
  }
};

const exitWords = (exit: NonNullable<EntryForm["stopLoss"]>): string =>
  exit.by === "price" ? `at ${format.priceExact(exit.price)}` : `${format.setting(exit.bps)} away`;

/** A leverage as it is set, to its last decimal: a rounded one would be another. */
const leverageWords = (leverage: number): string =>
  `${format.number(leverage, String(leverage).split(".")[1]?.length ?? 0)}×`;

/** An entry in one sentence. */
export const entrySentence = (form: EntryForm): string => {
  const { leverage, side, maxEntries, guard, stopLoss, takeProfit } = form;
  const often = form.when.kind === "ladder" || maxEntries === 1 ? "" : `, ${maxEntries} times at most`;
  const parts = [
    guard === null ? "without a guard" : `guarded with at most ${format.sats(guard.maxTotal)} more`,
    ...(stopLoss === null ? [] : [`stop ${exitWords(stopLoss)}`]),
    ...(takeProfit === null ? [] : [`take profit ${exitWords(takeProfit)}`]),
  ];
  return `When ${waits(form)}, open a ${side} ${sizeWords(form)} at ${leverageWords(leverage)}${often}: ${parts.join(", ")}.`;
};

/** Its budget, its end and its quiet hours, in one line. */
export const entryLimits = ({ budget, expiresAt, quietHours }: EntryForm): string =>
  [
    `It may lose at most ${format.sats(budget)} in all.`,
    expiresAt === null ? "It has no end." : `It ends on ${format.moment(expiresAt)} UTC.`,
    ...(quietHours === null
      ? []
      : [`Quiet from ${timeOfMinute(quietHours.fromMinute)} to ${timeOfMinute(quietHours.toMinute)} UTC.`]),
  ].join(" ");

const HELD: Readonly<Record<string, string>> = {
  refused: "LN Markets refused its order.",
  misconfigured: "Its settings do not fit together at this price.",
  "too-small": "At this price its size is less than one contract.",
  "too-large": "At this price its size is more than one order takes.",
  "stop-loss": "At this price its stop would not lie between the entry and liquidation.",
  "take-profit": "At this price its take profit would not lie on the earning side.",
  panic: "The panic switch is thrown: nothing is opened until you step it down.",
  "position-limit": "The account holds as many trades as LN Markets takes.",
  "quantity-limit": "The account holds as many contracts as LN Markets takes.",
  budget: "What it could lose is more than its budget leaves.",
  balance: "There are not enough free sats.",
  "candles-unknown": "The candles it goes by cannot be read.",
  "quiet-hours": "It keeps its quiet hours.",
  "enough-entries": "It has entered as often as it may.",
  "entered-already": "It has entered already.",
};

const hasPlaced = ({ entry, made }: EntryView): boolean => entry.when.kind === "ladder" && made > 0;

/** What ending an entry costs. One whose orders are being taken back ends at once, and leaves those that still rest. */
export const entryEndCost = (view: EntryView): string => {
  if (!hasPlaced(view)) return "Positions it opened stay, with their guards.";
  return view.isEnding
    ? "It ends at once: orders that still wait at LN Markets stay there and may open positions. Leave it, and they are taken back."
    : "What is not filled is taken back at LN Markets first. Positions it opened stay, with their guards.";
};

const PAUSED = "Paused: it opens nothing.";
const PAUSED_LADDER =
  "Paused: it places no order. Orders that wait at LN Markets stay, and may open positions.";

/** How an entry stands, in words. */
export const entryStanding = (view: EntryView): string => {
  const { state, isEnding, heldBy, made, committed, entry } = view;
  const [most, did] =
    entry.when.kind === "ladder"
      ? [entry.when.prices.length, "orders placed"]
      : [entry.maxEntries, "entered"];
  const count =
    made === 0
      ? `None of ${most} ${did}.`
      : `${made} of ${most} ${did}; they may lose ${format.sats(committed)} at most.`;
  if (isEnding) return `Its time is over: what waits at LN Markets is being taken back. ${count}`;
  if (state === "paused") return `${hasPlaced(view) ? PAUSED_LADDER : PAUSED} ${count}`;
  if (heldBy !== null)
    return `Armed, and held back. ${HELD[heldBy] ?? "Its last receipt says why."} ${count}`;
  return `Armed. ${count}`;
};
