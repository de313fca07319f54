import type { Rest } from "../automations/history/rest-in.ts";
import { clockWords, clockWordsFrom } from "./clock-words.ts";
import { figures, type Locale } from "./figures.ts";
import { limitReached, whenWords } from "./guard-receipt-words.ts";
import { verdictWords } from "./verdict-words.ts";
import type { HeldBy, WhyNot } from "./why-not.ts";

type Figures = ReturnType<typeof figures>;
type Asked = Extract<WhyNot, { readonly verdict: unknown }>;

const heldBy = (rule: HeldBy): string =>
  rule === "past-liquidation" ? "the price was past the liquidation" : limitReached(rule);

/** "At 14:03 the price was between … and …; liquidation was 6.1 % away and the guard acts within 5 %." */
const priceWords = (f: Figures, from: number, { low, high, verdict, step }: Asked): string => {
  const prices = `At ${clockWords(from)} the price was between ${f.priceExact(low)} and ${f.priceExact(high)}`;
  const distance = `liquidation was ${f.distanceExact(verdict.distance)} away`;
  return `${prices}; ${distance}${step === null ? "" : ` and the guard ${whenWords(f, step)}`}.`;
};

/** A guard that stood armed in a part of the minute only: nothing kept says on which side of it the price was. */
const restWords = ({ state, since, until }: Rest, from: number): string => {
  const began = `It was ${state === "paused" ? "paused" : "over"} since ${clockWordsFrom(since, from)}`;
  const ended = until === null ? "" : ` and armed again at ${clockWordsFrom(until, from)}`;
  return `${began}${ended}, so it stood armed in a part of this minute only.`;
};

const askedWords = (f: Figures, from: number, whyNot: Asked): string => {
  switch (whyNot.rule) {
    case "outside-trigger":
      return "The price did not reach it, so there was nothing to do.";
    case "at-target":
      return "Liquidation was at its target already, so there was nothing to add.";
    case "cooldown":
      return "It had acted a moment before, and waits between two top-ups.";
    case "held-before":
      return `It was held back since ${clockWordsFrom(whyNot.since, from)}, of which there is a receipt: ${heldBy(whyNot.by)}.`;
    case "paused-in-part":
      return restWords(whyNot.rest, from);
    case "unexplained":
      return `By its rules it had to ${verdictWords(f, whyNot.verdict)}, and nothing that is kept says why it did not. Axisor may not have been running, the free balance may not have sufficed, or its tick saw other prices than this candle.`;
  }
};

/** The end of what began before; null where it lasts. */
const untilWords = (at: number | null, from: number): string =>
  at === null ? "and still cannot" : `until ${clockWordsFrom(at, from)}`;

/** Why a guard did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotWords = (whyNot: WhyNot, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  switch (whyNot.rule) {
    case "not-armed-yet":
      return ["This guard was not armed yet."];
    case "position-over":
      return [`The position was over since ${clockWordsFrom(whyNot.since, from)} at the latest.`];
    case "guard-over":
      return ["This guard had ended by then."];
    case "paused":
      return ["This guard was paused then."];
    case "blind":
      return [
        `The account could not be read since ${clockWordsFrom(whyNot.since, from)}, ${untilWords(whyNot.until, from)}: no guard on it could act.`,
        ...(whyNot.reason === null ? [] : [whyNot.reason]),
      ];
    case "position-unread":
      return ["What the position was in that minute was not read, or is not kept any more."];
    case "price-unknown":
      return ["LN Markets has no price of that minute."];
    case "outside-trigger":
    case "at-target":
    case "cooldown":
    case "held-before":
    case "paused-in-part":
    case "unexplained":
      return [priceWords(f, from, whyNot), askedWords(f, from, whyNot)];
  }
};
