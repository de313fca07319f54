import { type Said, saidBy } from "../../language/in-both.ts";
import { isIndicatorRange } from "../../market/indicators/candle-range.ts";
import { LEAST_AVERAGE_PERIOD, MOST_AVERAGE_PERIOD } from "../../market/indicators/moving-average.ts";
import { LEAST_RSI_PERIOD, MOST_RSI_PERIOD } from "../../market/indicators/rsi.ts";
import { figures } from "../../notifications/figures.ts";
import { MAX_PRICE } from "../../units.ts";
import type { EntryCondition } from "./auto-entry.ts";
import { ENTRY_MISTAKES } from "./entry-mistake-words.ts";
import { isPrice, isWithin } from "./is-within.ts";

/** Rungs a ladder may have. */
const MOST_RUNGS = 20;
const MINUTE_MS = 60_000;
const MOST_WINDOW_MS = 24 * 60 * MINUTE_MS;
const LEAST_DIP_BPS = 10;
const MOST_DIP_BPS = 9_000;
const LEAST_LEVEL = 1;
const MOST_LEVEL = 9_999;

type Of<Kind extends EntryCondition["kind"]> = Extract<EntryCondition, { readonly kind: Kind }>;

/** A price that the exchange has not. */
export const PRICE: Said = saidBy(ENTRY_MISTAKES, ({ price }, locale) => {
  const { number, price: whole } = figures(locale);
  return price(whole(MAX_PRICE), number(0.5, 1));
});
const RANGE: Said = saidBy(ENTRY_MISTAKES, ({ range }) => range);

const ladderMistake = ({ prices }: Of<"ladder">): Said | null => {
  if (prices.length < 1 || prices.length > MOST_RUNGS)
    return saidBy(ENTRY_MISTAKES, ({ rungs }) => rungs(MOST_RUNGS));
  if (!prices.every(isPrice)) return PRICE;
  return new Set(prices).size === prices.length ? null : saidBy(ENTRY_MISTAKES, ({ sameRungs }) => sameRungs);
};

const dipMistake = ({ bps, withinMs }: Of<"dip">): Said | null => {
  if (!isWithin(bps, LEAST_DIP_BPS, MOST_DIP_BPS))
    return saidBy(ENTRY_MISTAKES, ({ move }, locale) => {
      const { settingNumber } = figures(locale);
      return move(settingNumber(LEAST_DIP_BPS), settingNumber(MOST_DIP_BPS));
    });
  // A minute counts once it is over, so a window shorter than two of them may hold none.
  return isWithin(withinMs, 2 * MINUTE_MS, MOST_WINDOW_MS)
    ? null
    : saidBy(ENTRY_MISTAKES, ({ time }) => time);
};

const rsiMistake = ({ range, period, level }: Of<"rsi">): Said | null => {
  if (!isIndicatorRange(range)) return RANGE;
  if (!isWithin(period, LEAST_RSI_PERIOD, MOST_RSI_PERIOD))
    return saidBy(ENTRY_MISTAKES, ({ period: words }) => words);
  return isWithin(level, LEAST_LEVEL, MOST_LEVEL)
    ? null
    : saidBy(ENTRY_MISTAKES, (words, locale) => {
        const { settingNumber } = figures(locale);
        return words.level(settingNumber(LEAST_LEVEL), settingNumber(MOST_LEVEL));
      });
};

const averageMistake = ({ range, fast, slow }: Of<"average">): Said | null => {
  if (!isIndicatorRange(range)) return RANGE;
  const areWithin = [fast, slow].every((period) =>
    isWithin(period, LEAST_AVERAGE_PERIOD, MOST_AVERAGE_PERIOD),
  );
  if (!areWithin) return saidBy(ENTRY_MISTAKES, ({ periods }) => periods);
  return fast < slow ? null : saidBy(ENTRY_MISTAKES, ({ fastIsSlow }) => fastIsSlow);
};

/** What is wrong with what an entry waits for, in a sentence that says what to do; null where nothing is. */
export const conditionMistake = (when: EntryCondition): Said | null => {
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
