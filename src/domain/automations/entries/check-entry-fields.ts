import { type Said, saidBy } from "../../language/in-both.ts";
import { figures } from "../../notifications/figures.ts";
import type { Mistake } from "../mistake.ts";
import type { AutoEntryConfig, EntryExit, EntrySize, QuietHours } from "./auto-entry.ts";
import { conditionMistake, PRICE } from "./check-entry-condition.ts";
import { ENTRY_MISTAKES } from "./entry-mistake-words.ts";
import { isPrice, isWithin } from "./is-within.ts";
import { LEAST_LEVERAGE, LEAST_QUANTITY, MOST_LEVERAGE, MOST_QUANTITY, MOST_TRADES } from "./order-limits.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type EntryMistake = Mistake<keyof AutoEntryConfig>;

/** 100,000 BTC: more than anybody trades with, and sums of it stay exact. */
const MOST_SATS = 10 ** 13;
const SATS_A_BTC = 10 ** 8;
const LEAST_DISTANCE_BPS = 1;
const MOST_DISTANCE_BPS = 1_000_000;
const WHOLE = 10_000;
const DAY_MINUTES = 24 * 60;

const isAmount = (value: number): boolean => isWithin(value, 1, MOST_SATS);

const sizeMistake = (size: EntrySize): Said | null => {
  if (size.by === "quantity") {
    const isRight = isWithin(size.usd, LEAST_QUANTITY, MOST_QUANTITY);
    return isRight
      ? null
      : saidBy(ENTRY_MISTAKES, ({ quantity }, locale) => quantity(figures(locale).number(MOST_QUANTITY)));
  }
  if (isAmount(size.sats)) return null;
  return saidBy(ENTRY_MISTAKES, (words, locale) =>
    words.size(figures(locale).number(MOST_SATS / SATS_A_BTC)),
  );
};

const guardMistake = (guard: AutoEntryConfig["guard"]): Said | null => {
  if (guard === null) return null;
  if (guard.maxTotal === null) return saidBy(ENTRY_MISTAKES, ({ guardWithoutCap }) => guardWithoutCap);
  if (isAmount(guard.maxTotal)) return null;
  return saidBy(ENTRY_MISTAKES, ({ guardCap }) => guardCap);
};

/** The least distance from the entry, in basis points, that lies at liquidation or beyond, before any rounding. */
const liquidationBps = ({ side, leverage }: AutoEntryConfig): number =>
  (WHOLE * LEAST_LEVERAGE) / (side === "long" ? leverage + LEAST_LEVERAGE : leverage - LEAST_LEVERAGE);

const exitMistake = (exit: EntryExit | null): Said | null => {
  if (exit === null) return null;
  if (exit.by === "price") return isPrice(exit.price) ? null : PRICE;
  return isWithin(exit.bps, LEAST_DISTANCE_BPS, MOST_DISTANCE_BPS)
    ? null
    : saidBy(ENTRY_MISTAKES, ({ distance }, locale) => {
        const { settingNumber } = figures(locale);
        return distance(settingNumber(LEAST_DISTANCE_BPS), settingNumber(MOST_DISTANCE_BPS));
      });
};

const stopLossMistake = (config: AutoEntryConfig): Said | null => {
  const { stopLoss } = config;
  const mistake = exitMistake(stopLoss);
  if (mistake !== null || stopLoss === null || stopLoss.by === "price") return mistake;
  return stopLoss.bps < liquidationBps(config)
    ? null
    : saidBy(ENTRY_MISTAKES, ({ stopBeyond }) => stopBeyond);
};

const takeProfitMistake = ({ side, takeProfit }: AutoEntryConfig): Said | null => {
  const mistake = exitMistake(takeProfit);
  if (mistake !== null || takeProfit === null || takeProfit.by === "price" || side === "long") return mistake;
  return takeProfit.bps < WHOLE ? null : saidBy(ENTRY_MISTAKES, ({ fallsByAll }) => fallsByAll);
};

const quietMistake = (hours: QuietHours | null): Said | null => {
  if (hours === null) return null;
  const { fromMinute, toMinute } = hours;
  if (!isWithin(fromMinute, 0, DAY_MINUTES - 1) || !isWithin(toMinute, 0, DAY_MINUTES - 1))
    return saidBy(ENTRY_MISTAKES, ({ quiet }) => quiet);
  return fromMinute === toMinute ? saidBy(ENTRY_MISTAKES, ({ quietAll }) => quietAll) : null;
};

const leverageMistake = (leverage: number): Said | null =>
  isWithin(leverage, LEAST_LEVERAGE, MOST_LEVERAGE)
    ? null
    : saidBy(ENTRY_MISTAKES, (words) => words.leverage);

const entriesMistake = ({ maxEntries, when }: AutoEntryConfig): Said | null => {
  if (!isWithin(maxEntries, 1, MOST_TRADES)) return saidBy(ENTRY_MISTAKES, ({ entries }) => entries);
  if (when.kind !== "ladder" || maxEntries === 1) return null;
  return saidBy(ENTRY_MISTAKES, ({ ladderEntries }) => ladderEntries);
};

const quietLadderMistake = ({ when, quietHours }: AutoEntryConfig): Said | null =>
  when.kind === "ladder" && quietHours !== null
    ? saidBy(ENTRY_MISTAKES, ({ ladderQuiet }) => ladderQuiet)
    : null;

const expiryMistake = (expiresAt: number | null): Said | null =>
  expiresAt === null || isWithin(expiresAt, 0, Number.MAX_SAFE_INTEGER)
    ? null
    : saidBy(ENTRY_MISTAKES, ({ end }) => end);

/**
 * What is wrong with an automatic entry by itself, one mistake per field, whatever the market does; empty where nothing is.
 * No number that is outside what the exchange takes passes. Source of the bounds: exchange documentation 2025.
 */
export const checkEntryFields = (config: AutoEntryConfig): readonly EntryMistake[] => {
  const messages: Partial<Record<keyof AutoEntryConfig, Said | null>> = {
    leverage: leverageMistake(config.leverage),
    when: conditionMistake(config.when),
    size: sizeMistake(config.size),
    guard: guardMistake(config.guard),
    stopLoss: stopLossMistake(config),
    takeProfit: takeProfitMistake(config),
    budget: isAmount(config.budget) ? null : saidBy(ENTRY_MISTAKES, ({ budget }) => budget),
    expiresAt: expiryMistake(config.expiresAt),
    quietHours: quietMistake(config.quietHours) ?? quietLadderMistake(config),
    maxEntries: entriesMistake(config),
  };
  return mistakesOf(messages);
};

const mistakesOf = (messages: Partial<Record<keyof AutoEntryConfig, Said | null>>): readonly EntryMistake[] =>
  (Object.keys(messages) as (keyof AutoEntryConfig)[]).flatMap((field) => {
    const message = messages[field] ?? null;
    return message === null ? [] : [{ field, message }];
  });
