import type { Locale } from "../../language/locale.ts";
import { clockWordsFrom, spanWords } from "../clock-words.ts";
import { figures } from "../figures.ts";
import { alertWatches } from "../rule-receipt-words.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AlertReason, AskedAlert } from "./why-not-alert.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<AlertReason, { readonly of: "price-alert" }>;
type Asked = Extract<Told, AskedAlert>;

/** What a move would have begun from, and how near a crossing came. */
const shortWords = (f: Figures, { when, extremes, ...prices }: Asked): readonly string[] => {
  if (when.kind === "crossing") return [nearWords(f, prices, when.price)];
  if (extremes === null) return ["Of the time before no prices are known."];
  const { low, high } = extremes;
  return [
    `In the ${spanWords(when.withinMs)} before it had been between ${f.priceExact(low.price)} and ${f.priceExact(high.price)}, from which that was no such move.`,
  ];
};

const askedWords = (f: Figures, from: number, asked: Asked): readonly string[] => {
  const { verdict, when } = asked;
  switch (asked.rule) {
    case "not-reached":
    case "not-moved":
      return [`It tells when ${alertWatches(f, when)}.`, ...shortWords(f, asked)];
    case "at-the-price":
      return ["It had told of this price, and waits until the price has left it."];
    case "resting":
    case "rested":
      return "restsUntil" in verdict
        ? [`It had told a moment before and rests until ${clockWordsFrom(verdict.restsUntil, from)}.`]
        : [];
    case "seen-already":
      return ["It had looked at this minute already."];
    default:
      return [
        undoneWords(asked, from, {
          had: `tell that ${alertWatches(f, when)}`,
          unknown: "or its ticks saw other prices than this candle",
          held: () => "",
        }),
      ];
  }
};

/** Why a price alert told nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotAlertWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  if (told.rule === "told-already")
    return [`It tells once, and had told at ${clockWordsFrom(told.at, from)}, of which there is a receipt.`];
  return [`${pricesWords(f, from, told)}.`, ...askedWords(f, from, told)];
};
