import { MAX_PRICE, MIN_PRICE } from "../../units.ts";
import type { ExitLevel } from "./exit-level.ts";

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** What is wrong with a price as it was entered, in a sentence that says what to do; null when nothing is. */
export const priceMistake = (price: number): string | null =>
  Number.isSafeInteger(price) && price >= MIN_PRICE && price <= MAX_PRICE
    ? null
    : "Enter a price between 1 and 100,000,000 USD, in steps of half a dollar.";

/** What is wrong with a level whatever the position, in a sentence that says what to do; null when nothing is. */
export const levelMistake = (level: ExitLevel): string | null => {
  switch (level.by) {
    case "price":
      return priceMistake(level.price);
    case "percent":
      return isCount(level.bps) ? null : "Enter a percentage above 0, at least 0.01 %.";
    case "sats":
      return isCount(level.amount) ? null : "Enter a whole number of sats, at least 1.";
    case "liquidation-distance":
      return isCount(level.bps) ? null : "Enter a distance above 0, at least 0.01 %.";
  }
};
