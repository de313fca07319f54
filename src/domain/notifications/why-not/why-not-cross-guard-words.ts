import { clockWordsFrom } from "../clock-words.ts";
import { figures, type Locale } from "../figures.ts";
import { limitReached, whenWords } from "../guard-receipt-words.ts";
import { verdictWords } from "../verdict-words.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AskedCross, BlindStep, CrossHeldBy, CrossReason, CrossTold } from "./why-not-cross-guard.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<CrossReason, { readonly of: "cross-guard" }>;
type Asked = Extract<Told, AskedCross>;
type Blind = Extract<Told, { readonly steps: unknown }>;

const heldBy = (rule: CrossHeldBy): string => {
  switch (rule) {
    case "past-liquidation":
      return "the price was past the liquidation";
    case "no-help":
      return "closing as much as it may would have brought liquidation nearer";
    default:
      return limitReached(rule);
  }
};

const askedWords = (f: Figures, from: number, asked: Asked): readonly string[] => {
  const { verdict, step } = asked;
  const acts = step === null ? "" : ` and the guard ${whenWords(f, step)}`;
  const prices = `${pricesWords(f, from, asked)}; liquidation was ${f.distanceExact(verdict.distance)} away${acts}.`;
  switch (asked.rule) {
    case "outside-trigger":
      return [prices, "The price did not reach it, so there was nothing to do."];
    case "at-target":
      return [prices, "Liquidation was at its target already, so there was nothing to do."];
    case "cooldown":
      return [prices, "It had acted a moment before, and waits between two times."];
    default:
      return [
        prices,
        undoneWords(asked, from, {
          had: verdictWords(f, verdict),
          unknown: "the free balance may not have sufficed, or its tick saw other prices than this candle",
          held: heldBy,
        }),
      ];
  }
};

const stepWords = (f: Figures, blind: Blind, { when, isReached }: BlindStep): string => {
  const acts = `The guard ${whenWords(f, { when })}`;
  if (when.by !== "price") return `${acts}; nothing that is kept tells how far that was.`;
  if (isReached === null) return `${acts}; whether the position was long or short then is not kept.`;
  return `${acts}. ${isReached ? "The price was there or past it in this minute." : nearWords(f, blind, when.price)}`;
};

const toldWords = (f: Figures, { at, side, liquidation }: CrossTold, from: number): string =>
  `Its last receipt before, at ${clockWordsFrom(at, from)}, tells of a ${side} with liquidation at ${f.priceExact(liquidation)}.`;

const blindWords = (f: Figures, from: number, blind: Blind): readonly string[] => [
  `${pricesWords(f, from, blind)}.`,
  ...(blind.rule === "position-not-kept"
    ? ["What the cross position was in that minute is not kept: it has been read anew since."]
    : []),
  ...blind.steps.map((step) => stepWords(f, blind, step)),
  ...(blind.told === null ? [] : [toldWords(f, blind.told, from)]),
];

/** Why the guard of a cross position did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotCrossWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  switch (told.rule) {
    case "flat":
      return ["The cross position was flat, so there was nothing to guard."];
    case "prices-not-reached":
    case "position-not-kept":
      return blindWords(f, from, told);
    default:
      return askedWords(f, from, told);
  }
};
