import { type Said, saidBy } from "../../language/in-both.ts";
import { figures } from "../../notifications/figures.ts";
import { MAX_PRICE, MIN_PRICE } from "../../units.ts";
import type { ExitLevel } from "./exit-level.ts";
import { EXIT_MISTAKES } from "./exit-mistake-words.ts";

/** 0.01 %: the least that is above nothing. */
const LEAST_BPS = 1;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** What is wrong with a price as it was entered, in a sentence that says what to do; null when nothing is. */
export const priceMistake = (price: number): Said | null =>
  Number.isSafeInteger(price) && price >= MIN_PRICE && price <= MAX_PRICE
    ? null
    : saidBy(EXIT_MISTAKES, (words, locale) => words.price(figures(locale).price(MAX_PRICE)));

/** What is wrong with a level whatever the position, in a sentence that says what to do; null when nothing is. */
export const levelMistake = (level: ExitLevel): Said | null => {
  switch (level.by) {
    case "price":
      return priceMistake(level.price);
    case "percent":
      return isCount(level.bps)
        ? null
        : saidBy(EXIT_MISTAKES, ({ percent }, locale) => percent(figures(locale).settingNumber(LEAST_BPS)));
    case "sats":
      return isCount(level.amount) ? null : saidBy(EXIT_MISTAKES, ({ sats }) => sats);
    case "liquidation-distance":
      return isCount(level.bps)
        ? null
        : saidBy(EXIT_MISTAKES, ({ distance }, locale) => distance(figures(locale).settingNumber(LEAST_BPS)));
  }
};
