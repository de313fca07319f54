import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { clockWordsFrom, spanWords } from "../clock-words.ts";
import { figures } from "../figures.ts";
import { alertWatches } from "../rule-receipt-words.ts";
import { STANDING_WORDS } from "./standing-table.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AlertReason, AskedAlert } from "./why-not-alert.ts";

const WORDS = inBoth({
  en: {
    noneBefore: "Of the time before no prices are known.",
    noSuchMove: (span: string, low: string, high: string) =>
      `In the ${span} before it had been between ${low} and ${high}, from which that was no such move.`,
    tellsWhen: (watched: string) => `It tells when ${watched}.`,
    atThePrice: "It had told of this price, and waits until the price has left it.",
    rests: (until: string) => `It had told a moment before and rests until ${until}.`,
    seenAlready: "It had looked at this minute already.",
    had: (watched: string) => `tell that ${watched}`,
    unknown: "or its ticks saw other prices than this candle",
    toldAlready: (at: string) => `It tells once, and had told at ${at}, of which there is a receipt.`,
  },
  "pt-BR": {
    noneBefore: "Do tempo anterior não se conhecem preços.",
    noSuchMove: (span, low, high) =>
      `Antes, num período de ${span}, tinha ficado entre ${low} e ${high}, e a partir daí isso não era tal movimento.`,
    tellsWhen: (watched) => `Ele avisa quando ${watched}.`,
    atThePrice: "Ele já tinha avisado deste preço, e espera até o preço sair dele.",
    rests: (until) => `Ele tinha avisado um momento antes e descansa até as ${until}.`,
    seenAlready: "Ele já tinha olhado este minuto.",
    had: (watched) => `avisar que ${watched}`,
    unknown: "ou os ticks viram outros preços que este candle",
    toldAlready: (at) => `Ele avisa uma vez, e já tinha avisado às ${at}, e há um recibo disso.`,
  },
});

type Figures = ReturnType<typeof figures>;
type Told = Extract<AlertReason, { readonly of: "price-alert" }>;
type Asked = Extract<Told, AskedAlert>;

/** What a move would have begun from, and how near a crossing came. */
const shortWords = (f: Figures, { when, extremes, ...prices }: Asked): readonly string[] => {
  if (when.kind === "crossing") return [nearWords(f, prices, when.price)];
  const words = WORDS[f.locale];
  if (extremes === null) return [words.noneBefore];
  const { low, high } = extremes;
  return [
    words.noSuchMove(spanWords(f.locale, when.withinMs), f.priceExact(low.price), f.priceExact(high.price)),
  ];
};

const askedWords = (f: Figures, from: number, asked: Asked): readonly string[] => {
  const { verdict, when } = asked;
  const words = WORDS[f.locale];
  switch (asked.rule) {
    case "not-reached":
    case "not-moved":
      return [words.tellsWhen(alertWatches(f, when)), ...shortWords(f, asked)];
    case "at-the-price":
      return [words.atThePrice];
    case "resting":
    case "rested":
      return "restsUntil" in verdict ? [words.rests(clockWordsFrom(f.locale, verdict.restsUntil, from))] : [];
    case "seen-already":
      return [words.seenAlready];
    default:
      return [
        undoneWords(f.locale, asked, from, {
          had: words.had(alertWatches(f, when)),
          unknown: words.unknown,
          held: () => "",
        }),
      ];
  }
};

/** Why a price alert told nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotAlertWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  if (told.rule === "told-already") return [WORDS[locale].toldAlready(clockWordsFrom(locale, told.at, from))];
  return [STANDING_WORDS[locale].sentence(pricesWords(f, from, told)), ...askedWords(f, from, told)];
};
