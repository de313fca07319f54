import type { NativeStop } from "../../automations/exits/native-stop.ts";
import type { Locale } from "../../language/locale.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { clockWordsFrom } from "../clock-words.ts";
import { stopWords, whyNoExit } from "../exit-receipt-words.ts";
import { figures } from "../figures.ts";
import { nearWords, pricesWords, undoneWords } from "./standing-words.ts";
import type { AskedExit, ExitReason } from "./why-not-exit.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<ExitReason, AskedExit>;

/** Where the exit stands that a verdict holds on to; a stop that trails lay where it was last read. */
const standsAt = ({ verdict, position, placed, exit }: AskedExit): PriceHalfUsd | null => {
  if (placed?.stop?.kind === "trailing") return position.stopLoss;
  if (exit === "take-profit") return placed?.price ?? position.takeProfit;
  if ("level" in verdict) return verdict.level;
  return position.stopLoss;
};

const sinceWords = ({ placed }: AskedExit, from: number): string =>
  placed === null ? "" : ` since ${clockWordsFrom(placed.at, from)}`;

const inPlaceWords = (f: Figures, from: number, asked: AskedExit): readonly string[] => {
  const at = standsAt(asked);
  const stop: NativeStop | null = asked.placed?.stop ?? null;
  const trails = stop?.kind === "trailing";
  const where = trails ? stopWords(f, stop) : at === null ? "where it belongs" : `at ${f.priceExact(at)}`;
  const read = trails && at !== null ? `, and lay at ${f.priceExact(at)} as last read` : "";
  return [
    `It stood at LN Markets ${where}${sinceWords(asked, from)}${read}. LN Markets holds it and closes the position there by itself, so there was nothing for Axisor to do.`,
    ...(at === null ? [] : [nearWords(f, asked, at)]),
  ];
};

const otherStop = (f: Figures, { position: { stopLoss } }: AskedExit): string =>
  stopLoss === null ? "" : ` at ${f.priceExact(stopLoss)}`;

const wantedWords = (f: Figures, { exit, verdict }: AskedExit): string => {
  switch (verdict.kind) {
    case "place":
      if (!("stop" in verdict)) return `place its take profit at ${f.priceExact(verdict.price)}`;
      return `place its ${exit === "backstop" ? "backstop" : "stop"} ${stopWords(f, verdict.stop)}`;
    case "remove":
      return "take its stop away";
    case "close":
      return "close the position";
    case "hold":
    case "alert":
      return "stand at LN Markets";
  }
};

const heldWords = (rule: Parameters<typeof whyNoExit>[0]): string => whyNoExit(rule).replace(/\.$/u, "");

const toldWords = (f: Figures, from: number, told: Told): readonly string[] => {
  const { verdict } = told;
  switch (told.rule) {
    case "in-place":
      return inPlaceWords(f, from, told);
    case "waits-for-price":
      return verdict.rule === "waits-for-price" && "price" in verdict && verdict.price !== null
        ? [
            `It waits until the price is at ${f.priceExact(verdict.price)}, and moves no stop before.`,
            nearWords(f, told, verdict.price),
          ]
        : [];
    case "tighter-stands":
      return [`A tighter stop stood in its place${otherStop(f, told)}, and it only ever tightens.`];
    case "least-step":
      return [
        `Its stop${otherStop(f, told)} would have moved by less than 0.1 %, and it takes no smaller steps.`,
      ];
    case "least-gap":
      return ["It had moved its stop less than half a minute before, and waits between two moves."];
    case "changed-by-hand":
      return ["Its take profit had been moved at LN Markets by hand, and what a hand sets is left there."];
    case "yields-to-trader":
    case "yields-to-hand":
      return [
        `Another stop stood in its place${otherStop(f, told)}: a backstop never replaces one of yours.`,
      ];
    case "opted-out":
      return ["No backstop was wanted on this position then."];
    case "never-liquidated":
      return ["This position could not be liquidated, so no backstop belonged there."];
    case "could-not-stand":
      return verdict.kind === "alert" ? [`It could not stand: ${whyNoExit(verdict.rule)}`] : [];
    default:
      return [
        undoneWords(told, from, {
          had: wantedWords(f, told),
          unknown: "the order may have been on its way, or its reading saw other prices than this candle",
          held: heldWords,
        }),
      ];
  }
};

/** Why an exit did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotExitWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  return [`${pricesWords(f, from, told)}.`, ...toldWords(f, from, told)];
};
