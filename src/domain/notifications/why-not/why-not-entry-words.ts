import type { EntryReading } from "../../automations/entries/entry-verdict.ts";
import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { clockWordsFrom } from "../clock-words.ts";
import { figures } from "../figures.ts";
import { entryOrderWords, refusalWords } from "../rule-receipt-words.ts";
import { entryWaits } from "./entry-waits.ts";
import { STANDING_WORDS } from "./standing-table.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AskedEntry, EntryHeldBy, EntryReason } from "./why-not-entry.ts";

const WORDS = inBoth({
  en: {
    comesFrom: (price: string, near: string) =>
      `It comes from where the price was as the minute began, ${price}. ${near}`,
    noSuchPrice: "No price is that far away.",
    measured: (extreme: string, level: string, near: string) =>
      `Measured from ${extreme} that was ${level}. ${near}`,
    rsi: (now: string, before: string) => `With the candle that closed then it was ${now}, after ${before}.`,
    averages: (fast: string, slow: string, fastBefore: string, slowBefore: string) =>
      `With the candle that closed then they were ${fast} and ${slow}, after ${fastBefore} and ${slowBefore}.`,
    unknownCandles: {
      none: "LN Markets has none.",
      gap: "One of them is missing.",
      contradiction: "LN Markets tells one of them in two ways.",
      "too-few": "There are too few of them.",
      undefined: "They give no number.",
      "not-read": "They were not read.",
      stale: "They are too old.",
    },
    orderRefused: "LN Markets refused its order",
    open: (orders: string) => `open ${orders}`,
    enter: "enter",
    entersWhen: (waits: string) => `It enters when ${waits}.`,
    enteredAlready: "It had entered on this already, and enters once on each.",
    candlesUnknown: (waits: string) =>
      `It enters when ${waits}, and of the candles before nothing could be told.`,
    couldNotEnter: (why: string) => `It was due and could not enter. ${why}`,
    unknown:
      "the free balance or what else was open may not have allowed it, or its ticks saw other prices than this candle",
    expired: (at: string) => `It had expired at ${at}.`,
    quiet: (until: string) => `It was quiet until ${until}: in its quiet hours it enters nothing.`,
    enough: (count: number) =>
      `It had entered ${count === 1 ? "once" : `${count} times`}, which is as often as it may.`,
    ladderPlaced: (by: string) =>
      `Every order of its ladder had been placed by ${by}: LN Markets fills them by itself, so there was nothing left for Axisor to do.`,
    noCandleClosed: (next: string) =>
      `It looks when a candle of its indicator closes. None closed in this minute; the next one did at ${next}.`,
  },
  "pt-BR": {
    comesFrom: (price, near) => `Ela parte de onde o preço estava no começo do minuto, ${price}. ${near}`,
    noSuchPrice: "Nenhum preço está tão longe.",
    measured: (extreme, level, near) => `Medido a partir de ${extreme}, isso era ${level}. ${near}`,
    rsi: (now, before) => `Com o candle que fechou então era ${now}, depois de ${before}.`,
    averages: (fast, slow, fastBefore, slowBefore) =>
      `Com o candle que fechou então eram ${fast} e ${slow}, depois de ${fastBefore} e ${slowBefore}.`,
    unknownCandles: {
      none: "A LN Markets não tem nenhum.",
      gap: "Falta um deles.",
      contradiction: "A LN Markets informa um deles de duas maneiras.",
      "too-few": "Há poucos deles.",
      undefined: "Eles não dão um número.",
      "not-read": "Eles não foram lidos.",
      stale: "Eles são velhos demais.",
    },
    orderRefused: "a LN Markets recusou a ordem",
    open: (orders) => `abrir ${orders}`,
    enter: "entrar",
    entersWhen: (waits) => `Ela entra quando ${waits}.`,
    enteredAlready: "Ela já tinha entrado por isto, e entra uma vez em cada.",
    candlesUnknown: (waits) => `Ela entra quando ${waits}, e dos candles anteriores nada se pôde dizer.`,
    couldNotEnter: (why) => `Ela devia entrar e não pôde. ${why}`,
    unknown:
      "talvez o saldo livre ou o que mais estava aberto não permitisse, ou os ticks viram outros preços que este candle",
    expired: (at) => `Ela tinha expirado às ${at}.`,
    quiet: (until) => `Ela estava em silêncio até as ${until}: nas horas de silêncio não entra em nada.`,
    enough: (count) => `Ela tinha entrado ${count === 1 ? "uma vez" : `${count} vezes`}, o máximo que pode.`,
    ladderPlaced: (by) =>
      `Todas as ordens da escada já estavam colocadas às ${by}: a LN Markets as executa por si, então não restava nada para a Axisor fazer.`,
    noCandleClosed: (next) =>
      `Ela olha quando um candle do indicador fecha. Nenhum fechou neste minuto; o próximo fechou às ${next}.`,
  },
});

type Figures = ReturnType<typeof figures>;
type Told = Extract<EntryReason, { readonly of: "auto-entry" }>;
type Asked = Extract<Told, AskedEntry>;

/** What it was judged by. */
const readingWords = (f: Figures, reading: EntryReading, asked: Asked): readonly string[] => {
  const words = WORDS[f.locale];
  const e4 = (price: number): string => f.number(price / 10_000, 2);
  const hundredths = (level: number): string => f.number(level / 100, 2);
  switch (reading.kind) {
    case "crossing":
      return [words.comesFrom(f.priceExact(reading.armedFrom), nearWords(f, asked, reading.price))];
    case "dip":
      return reading.level === null
        ? [words.noSuchPrice]
        : [
            words.measured(
              f.priceExact(reading.extreme),
              f.priceExact(reading.level),
              nearWords(f, asked, reading.level),
            ),
          ];
    case "rsi":
      return [words.rsi(hundredths(reading.now), hundredths(reading.before))];
    case "average": {
      const { fast, slow } = reading;
      return [words.averages(e4(fast.now), e4(slow.now), e4(fast.before), e4(slow.before))];
    }
    case "ladder":
      return [];
  }
};

const heldWords = (f: Figures, by: EntryHeldBy): string =>
  by === "refused" ? WORDS[f.locale].orderRefused : refusalWords(f, by).replace(/\.$/u, "");

const hadTo = (f: Figures, { verdict }: Asked): string =>
  verdict.kind === "enter"
    ? WORDS[f.locale].open(verdict.orders.map((order) => entryOrderWords(f, order)).join(", "))
    : WORDS[f.locale].enter;

const askedWords = (f: Figures, from: number, asked: Asked): readonly string[] => {
  const { verdict, config } = asked;
  const words = WORDS[f.locale];
  switch (asked.rule) {
    case "not-reached":
      return [
        words.entersWhen(entryWaits(f, config)),
        ...("reading" in verdict ? readingWords(f, verdict.reading, asked) : []),
      ];
    case "entered-already":
      return [words.enteredAlready];
    case "candles-unknown":
      return [
        words.candlesUnknown(entryWaits(f, config)),
        ...("why" in verdict ? [words.unknownCandles[verdict.why]] : []),
      ];
    case "could-not-enter":
      return verdict.kind === "alert" ? [words.couldNotEnter(refusalWords(f, verdict))] : [];
    default:
      return [
        undoneWords(f.locale, asked, from, {
          had: hadTo(f, asked),
          unknown: words.unknown,
          held: (by) => heldWords(f, by),
        }),
      ];
  }
};

/** Why an automatic entry entered nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotEntryWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  const words = WORDS[locale];
  const clock = (at: number): string => clockWordsFrom(locale, at, from);
  switch (told.rule) {
    case "expired":
      return [words.expired(clock(told.at))];
    case "quiet-hours":
      return [words.quiet(clock(told.until))];
    case "enough-entries":
      return [words.enough(told.made)];
    case "ladder-placed":
      return [words.ladderPlaced(clock(told.lastAt))];
    case "no-candle-closed":
      return [words.noCandleClosed(clock(told.next))];
    default:
      return [STANDING_WORDS[locale].sentence(pricesWords(f, from, told)), ...askedWords(f, from, told)];
  }
};
