import { isIndicatorRange } from "../../market/indicators/candle-range.ts";
import { LEAST_AVERAGE_PERIOD, MOST_AVERAGE_PERIOD } from "../../market/indicators/moving-average.ts";
import { LEAST_RSI_PERIOD, MOST_RSI_PERIOD } from "../../market/indicators/rsi.ts";
import type { EntryCondition } from "./auto-entry.ts";
import { isPrice, isWithin } from "./is-within.ts";

/** Rungs a ladder may have. */
const MOST_RUNGS = 20;
const MINUTE_MS = 60_000;
const MOST_WINDOW_MS = 24 * 60 * MINUTE_MS;
const LEAST_DIP_BPS = 10;
const MOST_DIP_BPS = 9_000;

type Of<Kind extends EntryCondition["kind"]> = Extract<EntryCondition, { readonly kind: Kind }>;

const PRICE = "The price must lie within 1 and 100,000,000 USD, in steps of 0.5.";
const RANGE = "Choose a candle range from one minute to one week.";

const ladderMistake = ({ prices }: Of<"ladder">): string | null => {
  if (prices.length < 1 || prices.length > MOST_RUNGS) return "A ladder takes 1 to 20 prices.";
  if (!prices.every(isPrice)) return PRICE;
  return new Set(prices).size === prices.length ? null : "Two rungs have the same price: move or remove one.";
};

const dipMistake = ({ bps, withinMs }: Of<"dip">): string | null => {
  if (!isWithin(bps, LEAST_DIP_BPS, MOST_DIP_BPS)) return "The move must be from 0.1 % to 90 %.";
  // A minute counts once it is over, so a window shorter than two of them may hold none.
  return isWithin(withinMs, 2 * MINUTE_MS, MOST_WINDOW_MS)
    ? null
    : "The time must be from 2 minutes to 24 hours.";
};

const rsiMistake = ({ range, period, level }: Of<"rsi">): string | null => {
  if (!isIndicatorRange(range)) return RANGE;
  if (!isWithin(period, LEAST_RSI_PERIOD, MOST_RSI_PERIOD))
    return "The period must be from 2 to 100 candles.";
  return isWithin(level, 1, 9_999) ? null : "The level must be from 0.01 to 99.99.";
};

const averageMistake = ({ range, fast, slow }: Of<"average">): string | null => {
  if (!isIndicatorRange(range)) return RANGE;
  const areWithin = [fast, slow].every((period) =>
    isWithin(period, LEAST_AVERAGE_PERIOD, MOST_AVERAGE_PERIOD),
  );
  if (!areWithin) return "The periods must be from 2 to 200 candles.";
  return fast < slow ? null : "The fast average must have the shorter period.";
};

/** What is wrong with what an entry waits for, in a sentence that says what to do; null where nothing is. */
export const conditionMistake = (when: EntryCondition): string | null => {
  switch (when.kind) {
    case "crossing":
      return isPrice(when.price) ? null : PRICE;
    case "ladder":
      return ladderMistake(when);
    case "dip":
      return dipMistake(when);
    case "rsi":
      return rsiMistake(when);
    case "average":
      return averageMistake(when);
  }
};
