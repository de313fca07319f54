import type { AutoEntryConfig } from "../../automations/entries/auto-entry.ts";
import type { EntryReading, UnknownCandles } from "../../automations/entries/entry-verdict.ts";
import type { Locale } from "../../language/locale.ts";
import { clockWordsFrom, spanWords } from "../clock-words.ts";
import { figures } from "../figures.ts";
import { entryOrderWords, refusalWords } from "../rule-receipt-words.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AskedEntry, EntryHeldBy, EntryReason } from "./why-not-entry.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<EntryReason, { readonly of: "auto-entry" }>;
type Asked = Extract<Told, AskedEntry>;

/** What an entry waits for, after "It enters when". */
export const entryWaits = (f: Figures, { side, when }: Pick<AutoEntryConfig, "side" | "when">): string => {
  switch (when.kind) {
    case "crossing":
      return `the price ${when.from === "above" ? "falls" : "rises"} to ${f.priceExact(when.price)}`;
    case "ladder":
      return `its orders at ${when.prices.map((price) => f.priceExact(price)).join(", ")} are filled`;
    case "dip": {
      const from = side === "long" ? "below the highest" : "above the lowest";
      return `the price is ${f.setting(when.bps)} ${from} of the last ${spanWords(when.withinMs)}`;
    }
    case "rsi":
      return `the RSI of ${when.period} candles of ${when.range} gets to ${f.number(when.level / 100, 2)} or ${when.cross === "below" ? "under" : "over"} it`;
    case "average":
      return `the ${when.of} average of ${when.fast} candles of ${when.range} gets ${when.cross === "up" ? "over" : "under"} that of ${when.slow}`;
  }
};

/** What it was judged by. */
const readingWords = (f: Figures, reading: EntryReading, asked: Asked): readonly string[] => {
  const e4 = (price: number): string => f.number(price / 10_000, 2);
  switch (reading.kind) {
    case "crossing":
      return [
        `It comes from where the price was as the minute began, ${f.priceExact(reading.armedFrom)}. ${nearWords(f, asked, reading.price)}`,
      ];
    case "dip":
      return reading.level === null
        ? ["No price is that far away."]
        : [
            `Measured from ${f.priceExact(reading.extreme)} that was ${f.priceExact(reading.level)}. ${nearWords(f, asked, reading.level)}`,
          ];
    case "rsi":
      return [
        `With the candle that closed then it was ${f.number(reading.now / 100, 2)}, after ${f.number(reading.before / 100, 2)}.`,
      ];
    case "average":
      return [
        `With the candle that closed then they were ${e4(reading.fast.now)} and ${e4(reading.slow.now)}, after ${e4(reading.fast.before)} and ${e4(reading.slow.before)}.`,
      ];
    case "ladder":
      return [];
  }
};

const UNKNOWN: Record<UnknownCandles, string> = {
  none: "LN Markets has none.",
  gap: "One of them is missing.",
  contradiction: "LN Markets tells one of them in two ways.",
  "too-few": "There are too few of them.",
  undefined: "They give no number.",
  "not-read": "They were not read.",
  stale: "They are too old.",
};

const heldWords = (f: Figures, by: EntryHeldBy): string =>
  by === "refused" ? "LN Markets refused its order" : refusalWords(f, by).replace(/\.$/u, "");

const hadTo = (f: Figures, { verdict }: Asked): string =>
  verdict.kind === "enter"
    ? `open ${verdict.orders.map((order) => entryOrderWords(f, order)).join(", ")}`
    : "enter";

const askedWords = (f: Figures, from: number, asked: Asked): readonly string[] => {
  const { verdict, config } = asked;
  switch (asked.rule) {
    case "not-reached":
      return [
        `It enters when ${entryWaits(f, config)}.`,
        ...("reading" in verdict ? readingWords(f, verdict.reading, asked) : []),
      ];
    case "entered-already":
      return ["It had entered on this already, and enters once on each."];
    case "candles-unknown":
      return [
        `It enters when ${entryWaits(f, config)}, and of the candles before nothing could be told.`,
        ...("why" in verdict ? [UNKNOWN[verdict.why]] : []),
      ];
    case "could-not-enter":
      return verdict.kind === "alert" ? [`It was due and could not enter. ${refusalWords(f, verdict)}`] : [];
    default:
      return [
        undoneWords(asked, from, {
          had: hadTo(f, asked),
          unknown:
            "the free balance or what else was open may not have allowed it, or its ticks saw other prices than this candle",
          held: (by) => heldWords(f, by),
        }),
      ];
  }
};

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** Why an automatic entry entered nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotEntryWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  switch (told.rule) {
    case "expired":
      return [`It had expired at ${clockWordsFrom(told.at, from)}.`];
    case "quiet-hours":
      return [
        `It was quiet until ${clockWordsFrom(told.until, from)}: in its quiet hours it enters nothing.`,
      ];
    case "enough-entries":
      return [`It had entered ${times(told.made)}, which is as often as it may.`];
    case "ladder-placed":
      return [
        `Every order of its ladder had been placed by ${clockWordsFrom(told.lastAt, from)}: LN Markets fills them by itself, so there was nothing left for Axisor to do.`,
      ];
    case "no-candle-closed":
      return [
        `It looks when a candle of its indicator closes. None closed in this minute; the next one did at ${clockWordsFrom(told.next, from)}.`,
      ];
    default:
      return [`${pricesWords(f, from, told)}.`, ...askedWords(f, from, told)];
  }
};
