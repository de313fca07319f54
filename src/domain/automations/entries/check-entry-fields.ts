import type { AutoEntryConfig, EntryExit, EntrySize, QuietHours } from "./auto-entry.ts";
import { conditionMistake } from "./check-entry-condition.ts";
import { isPrice, isWithin } from "./is-within.ts";
import { LEAST_LEVERAGE, LEAST_QUANTITY, MOST_LEVERAGE, MOST_QUANTITY, MOST_TRADES } from "./order-limits.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type EntryMistake = {
  readonly field: keyof AutoEntryConfig;
  readonly message: string;
};

/** 100,000 BTC: more than anybody trades with, and sums of it stay exact. */
const MOST_SATS = 10 ** 13;
const MOST_DISTANCE_BPS = 1_000_000;
const WHOLE = 10_000;
const DAY_MINUTES = 24 * 60;

const isAmount = (value: number): boolean => isWithin(value, 1, MOST_SATS);

const sizeMistake = (size: EntrySize): string | null => {
  if (size.by === "quantity") {
    const isRight = isWithin(size.usd, LEAST_QUANTITY, MOST_QUANTITY);
    return isRight ? null : "One order takes 1 to 500,000 USD: enter a whole number of dollars within that.";
  }
  if (isAmount(size.sats)) return null;
  return "The size must be a whole number of sats: enter at least 1 sat and at most 100,000 BTC.";
};

const guardMistake = (guard: AutoEntryConfig["guard"]): string | null => {
  if (guard === null) return null;
  if (guard.maxTotal === null)
    return "A guard without a cap may add without end, so no budget holds it: enter the most it may add.";
  if (isAmount(guard.maxTotal)) return null;
  return "A cap must be a whole number of sats: enter at least 1 sat, or enter without a guard.";
};

/** The least distance from the entry, in basis points, that lies at liquidation or beyond, before any rounding. */
const liquidationBps = ({ side, leverage }: AutoEntryConfig): number =>
  (WHOLE * LEAST_LEVERAGE) / (side === "long" ? leverage + LEAST_LEVERAGE : leverage - LEAST_LEVERAGE);

const exitMistake = (exit: EntryExit | null): string | null => {
  if (exit === null) return null;
  if (exit.by === "price")
    return isPrice(exit.price) ? null : "The price must lie within 1 and 100,000,000 USD, in steps of 0.5.";
  return isWithin(exit.bps, 1, MOST_DISTANCE_BPS) ? null : "Enter a distance from 0.01 % to 10,000 %.";
};

const stopLossMistake = (config: AutoEntryConfig): string | null => {
  const { stopLoss } = config;
  const mistake = exitMistake(stopLoss);
  if (mistake !== null || stopLoss === null || stopLoss.by === "price") return mistake;
  return stopLoss.bps < liquidationBps(config)
    ? null
    : "At this leverage the stop lies beyond liquidation: move it nearer or lower the leverage.";
};

const takeProfitMistake = ({ side, takeProfit }: AutoEntryConfig): string | null => {
  const mistake = exitMistake(takeProfit);
  if (mistake !== null || takeProfit === null || takeProfit.by === "price" || side === "long") return mistake;
  return takeProfit.bps < WHOLE ? null : "A price cannot fall by 100 %: enter a nearer take profit.";
};

const quietMistake = (hours: QuietHours | null): string | null => {
  if (hours === null) return null;
  const { fromMinute, toMinute } = hours;
  if (!isWithin(fromMinute, 0, DAY_MINUTES - 1) || !isWithin(toMinute, 0, DAY_MINUTES - 1))
    return "Quiet hours begin and end at a minute of the day: enter times from 00:00 to 23:59 UTC.";
  return fromMinute === toMinute ? "Quiet hours must end at another minute than they begin." : null;
};

const leverageMistake = (leverage: number): string | null =>
  isWithin(leverage, LEAST_LEVERAGE, MOST_LEVERAGE) ? null : "Leverage must lie between 1 and 100.";

const entriesMistake = ({ maxEntries, when }: AutoEntryConfig): string | null => {
  if (!isWithin(maxEntries, 1, MOST_TRADES)) return "Enter a number of entries from 1 to 100.";
  if (when.kind !== "ladder" || maxEntries === 1) return null;
  return "Each rung of a ladder enters once: leave the number of entries at 1.";
};

const quietLadderMistake = ({ when, quietHours }: AutoEntryConfig): string | null =>
  when.kind === "ladder" && quietHours !== null
    ? "A ladder's orders rest at the exchange day and night: leave quiet hours out."
    : null;

const expiryMistake = (expiresAt: number | null): string | null =>
  expiresAt === null || isWithin(expiresAt, 0, Number.MAX_SAFE_INTEGER) ? null : "Enter the time it ends at.";

/**
 * What is wrong with an automatic entry by itself, one mistake per field, whatever the market does; empty where nothing is.
 * No number that is outside what the exchange takes passes. Source of the bounds: exchange documentation 2025.
 */
export const checkEntryFields = (config: AutoEntryConfig): readonly EntryMistake[] => {
  const messages: Partial<Record<keyof AutoEntryConfig, string | null>> = {
    leverage: leverageMistake(config.leverage),
    when: conditionMistake(config.when),
    size: sizeMistake(config.size),
    guard: guardMistake(config.guard),
    stopLoss: stopLossMistake(config),
    takeProfit: takeProfitMistake(config),
    budget: isAmount(config.budget) ? null : "Enter the most that may be lost, as a whole number of sats.",
    expiresAt: expiryMistake(config.expiresAt),
    quietHours: quietMistake(config.quietHours) ?? quietLadderMistake(config),
    maxEntries: entriesMistake(config),
  };
  return mistakesOf(messages);
};

const mistakesOf = (
  messages: Partial<Record<keyof AutoEntryConfig, string | null>>,
): readonly EntryMistake[] =>
  (Object.keys(messages) as (keyof AutoEntryConfig)[]).flatMap((field) => {
    const message = messages[field] ?? null;
    return message === null ? [] : [{ field, message }];
  });
