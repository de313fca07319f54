import type { NativeStop } from "../../automations/exits/native-stop.ts";
import type { Locale } from "../../language/locale.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { clockWordsFrom } from "../clock-words.ts";
import { stopWords, whyNoExit } from "../exit-receipt-words.ts";
import { figures } from "../figures.ts";
import { STANDING_WORDS } from "./standing-table.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AskedExit, ExitReason } from "./why-not-exit.ts";
import { WHY_NOT_EXIT_WORDS } from "./why-not-exit-table.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<ExitReason, AskedExit>;

/** Where the exit stands that a verdict holds on to; a stop that trails lay where it was last read. */
const standsAt = ({ verdict, position, placed, exit }: AskedExit): PriceHalfUsd | null => {
  if (placed?.stop?.kind === "trailing") return position.stopLoss;
  if (exit === "take-profit") return placed?.price ?? position.takeProfit;
  if ("level" in verdict) return verdict.level;
  return position.stopLoss;
};

const inPlaceWords = (f: Figures, from: number, asked: AskedExit): readonly string[] => {
  const words = WHY_NOT_EXIT_WORDS[f.locale];
  const price = standsAt(asked);
  const at = price === null ? null : f.priceExact(price);
  const stop: NativeStop | null = asked.placed?.stop ?? null;
  const since = asked.placed === null ? null : clockWordsFrom(f.locale, asked.placed.at, from);
  const near = price === null ? [] : [nearWords(f, asked, price)];
  if (stop?.kind === "trailing" && at !== null) {
    const where = stopWords(f, stop);
    return [since === null ? words.lay(where, at) : words.laySince(where, since, at), ...near];
  }
  const fixed = at === null ? words.whereItBelongs : words.at(at);
  const where = stop?.kind === "trailing" ? stopWords(f, stop) : fixed;
  return [since === null ? words.stood(where) : words.stoodSince(where, since), ...near];
};

/** A sentence about the stop that stood, with its price where it is known. */
const ofStop = (
  f: Figures,
  { position: { stopLoss } }: AskedExit,
  told: { readonly without: string; readonly at: (price: string) => string },
): string => (stopLoss === null ? told.without : told.at(f.priceExact(stopLoss)));

const wantedWords = (f: Figures, { exit, verdict }: AskedExit): string => {
  const words = WHY_NOT_EXIT_WORDS[f.locale];
  switch (verdict.kind) {
    case "place": {
      if (!("stop" in verdict)) return words.placeProfit(f.priceExact(verdict.price));
      const where = stopWords(f, verdict.stop);
      return exit === "backstop" ? words.placeBackstop(where) : words.placeStop(where);
    }
    case "remove":
      return words.takeAway;
    case "close":
      return words.close;
    case "hold":
    case "alert":
      return words.stand;
  }
};

const heldWords =
  (locale: Locale) =>
  (rule: Parameters<typeof whyNoExit>[1]): string =>
    whyNoExit(locale, rule).replace(/\.$/u, "");

const toldWords = (f: Figures, from: number, told: Told): readonly string[] => {
  const { verdict } = told;
  const words = WHY_NOT_EXIT_WORDS[f.locale];
  switch (told.rule) {
    case "in-place":
      return inPlaceWords(f, from, told);
    case "waits-for-price":
      return verdict.rule === "waits-for-price" && "price" in verdict && verdict.price !== null
        ? [words.waits(f.priceExact(verdict.price)), nearWords(f, told, verdict.price)]
        : [];
    case "tighter-stands":
      return [ofStop(f, told, { without: words.tighter, at: words.tighterAt })];
    case "least-step":
      return [ofStop(f, told, { without: words.leastStep, at: words.leastStepAt })];
    case "least-gap":
      return [words.leastGap];
    case "changed-by-hand":
      return [words.byHand];
    case "yields-to-trader":
    case "yields-to-hand":
      return [ofStop(f, told, { without: words.yields, at: words.yieldsAt })];
    case "opted-out":
      return [words.optedOut];
    case "never-liquidated":
      return [words.neverLiquidated];
    case "could-not-stand":
      return verdict.kind === "alert" ? [words.couldNotStand(whyNoExit(f.locale, verdict.rule))] : [];
    default:
      return [
        undoneWords(f.locale, told, from, {
          had: wantedWords(f, told),
          unknown: words.unknown,
          held: heldWords(f.locale),
        }),
      ];
  }
};

/** Why an exit did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotExitWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  return [STANDING_WORDS[locale].sentence(pricesWords(f, from, told)), ...toldWords(f, from, told)];
};
