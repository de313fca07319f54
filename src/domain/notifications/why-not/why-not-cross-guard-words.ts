import type { Locale } from "../../language/locale.ts";
import { figures } from "../figures.ts";
import { limitReached, whenWords } from "../guard-receipt-words.ts";
import { verdictWords } from "../verdict-words.ts";
import { pricesWords, undoneWords } from "./standing-words.ts";
import type { AskedCross, CrossHeldBy, CrossReason } from "./why-not-cross-guard.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<CrossReason, { readonly of: "cross-guard" }>;
type Asked = Extract<Told, AskedCross>;

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

/** Why the guard of a cross position did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotCrossWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  switch (told.rule) {
    case "flat":
      return ["The cross position was flat, so there was nothing to guard."];
    case "position-unread":
      return ["The cross position had not been read by then."];
    default:
      return askedWords(f, from, told);
  }
};
