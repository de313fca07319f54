import type { Rest } from "../../automations/history/rest-in.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import { divFloor, type PriceHalfUsd } from "../../units.ts";
import { clockWords, clockWordsFrom } from "../clock-words.ts";
import type { figures } from "../figures.ts";
import type { LowHigh } from "./past-minute.ts";
import type { StandingReason, Undone } from "./standing.ts";

type Figures = ReturnType<typeof figures>;

/** "At 14:03 the price was between … and …", without a full stop. */
export const pricesWords = (f: Figures, from: number, { low, high }: LowHigh): string =>
  `At ${clockWords(from)} the price was between ${f.priceExact(low)} and ${f.priceExact(high)}`;

const WHOLE = 10_000n;

/** How far the minute stayed from a price that it did not reach, in basis points of where it came nearest; rounds down. */
const bpsShort = ({ low, high }: LowHigh, price: PriceHalfUsd): number => {
  const nearest = price < low ? low : high;
  return Number(divFloor(BigInt(Math.abs(price - nearest)) * WHOLE, BigInt(nearest)));
};

/** Whether the minute was at a price, and how near it came where it was not. */
export const nearWords = (f: Figures, prices: LowHigh, price: PriceHalfUsd): string =>
  price >= prices.low && price <= prices.high
    ? "The price was there in this minute."
    : `The price came no nearer than ${f.distanceExact(bpsShort(prices, price))}.`;

/** The end of what began before; null where it lasts. */
const untilWords = (at: number | null, from: number): string =>
  at === null ? "and still cannot" : `until ${clockWordsFrom(at, from)}`;

/** What kept an automation from acting whatever its rules say; `noun` is what it is, in lower case. */
export const standingWords = (reason: StandingReason, from: number, noun: string): readonly string[] => {
  switch (reason.rule) {
    case "not-armed-yet":
      return [`This ${noun} was not armed yet.`];
    case "position-over":
      return [`The position was over since ${clockWordsFrom(reason.since, from)} at the latest.`];
    case "over":
      return [`This ${noun} had ended by then.`];
    case "paused":
      return [`This ${noun} was paused then.`];
    case "blind":
      return [
        `The account could not be read since ${clockWordsFrom(reason.since, from)}, ${untilWords(reason.until, from)}: no ${noun} on it could act.`,
        ...(reason.reason === null ? [] : [reason.reason]),
      ];
  }
};

/** An automation that stood armed in a part of the minute only: nothing kept says on which side of it the price was. */
const restWords = ({ state, since, until }: Rest, from: number): string => {
  const began = `It was ${state === "paused" ? "paused" : "over"} since ${clockWordsFrom(since, from)}`;
  const ended = until === null ? "" : ` and armed again at ${clockWordsFrom(until, from)}`;
  return `${began}${ended}, so it stood armed in a part of this minute only.`;
};

const STAGES: Record<PanicStage, string> = {
  calm: "is not thrown",
  freeze: "stood at no new entries",
  "guards-only": "stood at guards only",
  reduce: "stood at reducing",
  flatten: "stood at closing everything",
  revoke: "stood at closing everything and wiping keys",
};

/** Where the panic switch stood. */
export const panicWords = (stage: PanicStage): string => `The panic switch ${STAGES[stage]}`;

/** Why what an automation had to do was not done: `had` is that, after "By its rules it had to"; `held` puts into words what it was held back by. */
export const undoneWords = <By>(
  reason: Undone<By>,
  from: number,
  {
    had,
    unknown,
    held,
  }: { readonly had: string; readonly unknown: string; readonly held: (by: By) => string },
): string => {
  switch (reason.rule) {
    case "panic":
      return `By its rules it had to ${had}. ${panicWords(reason.stage)}, which lets nothing of the kind through.`;
    case "held-before":
      return `It was held back since ${clockWordsFrom(reason.since, from)}, of which there is a receipt: ${held(reason.by)}.`;
    case "paused-in-part":
      return restWords(reason.rest, from);
    case "armed-in-part":
      return `It was armed at ${clockWordsFrom(reason.at, from)}, so it stood armed in a part of this minute only.`;
    case "unexplained":
      return `By its rules it had to ${had}, and nothing that is kept says why it did not. Axisor may not have been running, ${unknown}.`;
  }
};
