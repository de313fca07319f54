import type { Locale } from "../../language/locale.ts";
import { figures } from "../figures.ts";
import { limitReached, whenWords } from "../guard-receipt-words.ts";
import { verdictWords } from "../verdict-words.ts";
import { pricesWords, standingWords, undoneWords } from "./standing-words.ts";
import type { GuardReason, HeldBy } from "./why-not-guard.ts";

type Figures = ReturnType<typeof figures>;
type Asked = Extract<GuardReason, { readonly verdict: unknown }>;

const heldBy = (rule: HeldBy): string =>
  rule === "past-liquidation" ? "the price was past the liquidation" : limitReached(rule);

/** "At 14:03 the price was between … and …; liquidation was 6.1 % away and the guard acts within 5 %." */
const priceWords = (f: Figures, from: number, asked: Asked): string => {
  const { verdict, step } = asked;
  const distance = `liquidation was ${f.distanceExact(verdict.distance)} away`;
  return `${pricesWords(f, from, asked)}; ${distance}${step === null ? "" : ` and the guard ${whenWords(f, step)}`}.`;
};

const askedWords = (f: Figures, from: number, whyNot: Asked): string => {
  switch (whyNot.rule) {
    case "outside-trigger":
      return "The price did not reach it, so there was nothing to do.";
    case "at-target":
      return "Liquidation was at its target already, so there was nothing to add.";
    case "cooldown":
      return "It had acted a moment before, and waits between two top-ups.";
    default:
      return undoneWords(whyNot, from, {
        had: verdictWords(f, whyNot.verdict),
        unknown: "the free balance may not have sufficed, or its tick saw other prices than this candle",
        held: heldBy,
      });
  }
};

/** Why a guard did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotGuardWords = (
  whyNot: GuardReason,
  from: number,
  locale: Locale,
  noun = "guard",
): readonly string[] => {
  const f = figures(locale);
  switch (whyNot.rule) {
    case "not-armed-yet":
    case "position-over":
    case "over":
    case "paused":
    case "blind":
      return standingWords(whyNot, from, noun);
    case "position-unread":
      return ["What the position was in that minute was not read, or is not kept any more."];
    case "price-unknown":
      return ["LN Markets has no price of that minute."];
    default:
      return [priceWords(f, from, whyNot), askedWords(f, from, whyNot)];
  }
};
