import type { Rest } from "../../automations/history/rest-in.ts";
import type { Locale } from "../../language/locale.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import { type BasisPoints, divFloor, type PriceHalfUsd } from "../../units.ts";
import { clockWords, clockWordsFrom } from "../clock-words.ts";
import type { figures } from "../figures.ts";
import type { LowHigh } from "./past-minute.ts";
import type { StandingReason, Undone } from "./standing.ts";
import { STANDING_WORDS } from "./standing-table.ts";

type Figures = ReturnType<typeof figures>;

/** "At 14:03 the price was between … and …", without a full stop. */
export const pricesWords = (f: Figures, from: number, { low, high }: LowHigh): string =>
  STANDING_WORDS[f.locale].prices(clockWords(from), f.priceExact(low), f.priceExact(high));

/** The same with how far liquidation was, and what a guard waited for, as a whole sentence. */
export const distanceWords = (
  f: Figures,
  from: number,
  prices: LowHigh,
  { distance, acts }: { readonly distance: BasisPoints; readonly acts: string | null },
): string => {
  const words = STANDING_WORDS[f.locale];
  const [told, away] = [pricesWords(f, from, prices), f.distanceExact(distance)];
  return acts === null ? words.withDistance(told, away) : words.withStep(told, away, acts);
};

const WHOLE = 10_000n;

/** How far the minute stayed from a price that it did not reach, in basis points of where it came nearest; rounds down. */
const bpsShort = ({ low, high }: LowHigh, price: PriceHalfUsd): number => {
  const nearest = price < low ? low : high;
  return Number(divFloor(BigInt(Math.abs(price - nearest)) * WHOLE, BigInt(nearest)));
};

/** Whether the minute was at a price, and how near it came where it was not. */
export const nearWords = (f: Figures, prices: LowHigh, price: PriceHalfUsd): string =>
  price >= prices.low && price <= prices.high
    ? STANDING_WORDS[f.locale].wasThere
    : STANDING_WORDS[f.locale].noNearer(f.distanceExact(bpsShort(prices, price)));

/** What kept an automation from acting whatever its rules say; `noun` is what it is, in lower case. */
export const standingWords = (
  locale: Locale,
  reason: StandingReason,
  from: number,
  noun: string,
): readonly string[] => {
  const words = STANDING_WORDS[locale];
  switch (reason.rule) {
    case "not-armed-yet":
      return [words.notArmedYet(noun)];
    case "position-over":
      return [words.positionOver(clockWordsFrom(locale, reason.since, from))];
    case "over":
      return [words.ended(noun)];
    case "paused":
      return [words.paused(noun)];
    case "blind": {
      const since = clockWordsFrom(locale, reason.since, from);
      return [
        reason.until === null
          ? words.blindStill(noun, since)
          : words.blindUntil(noun, since, clockWordsFrom(locale, reason.until, from)),
        ...(reason.reason === null ? [] : [reason.reason]),
      ];
    }
  }
};

/** An automation that stood armed in a part of the minute only: nothing kept says on which side of it the price was. */
const restWords = (locale: Locale, { state, since: began, until }: Rest, from: number): string => {
  const words = STANDING_WORDS[locale];
  const since = clockWordsFrom(locale, began, from);
  if (until === null) return state === "paused" ? words.pausedSince(since) : words.overSince(since);
  const again = clockWordsFrom(locale, until, from);
  return state === "paused" ? words.pausedFrom(since, again) : words.overFrom(since, again);
};

/** Where the panic switch stood, without a full stop. */
export const panicWords = (locale: Locale, stage: PanicStage): string => STANDING_WORDS[locale].stages[stage];

/** Why what an automation had to do was not done: `had` is that, after "By its rules it had to"; `held` puts into words what it was held back by. */
export const undoneWords = <By>(
  locale: Locale,
  reason: Undone<By>,
  from: number,
  {
    had,
    unknown,
    held,
  }: { readonly had: string; readonly unknown: string; readonly held: (by: By) => string },
): string => {
  const words = STANDING_WORDS[locale];
  switch (reason.rule) {
    case "panic":
      return words.stoppedByPanic(had, panicWords(locale, reason.stage));
    case "held-before":
      return words.heldSince(clockWordsFrom(locale, reason.since, from), held(reason.by));
    case "paused-in-part":
      return restWords(locale, reason.rest, from);
    case "armed-in-part":
      return words.armedAt(clockWordsFrom(locale, reason.at, from));
    case "unexplained":
      return words.unexplained(had, unknown);
  }
};
