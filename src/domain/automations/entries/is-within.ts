import { MAX_PRICE, MIN_PRICE } from "../../units.ts";

/** Whether a value is a whole number from `least` to `most`; what is not a number is not. */
export const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

/** Whether a value is a price the exchange knows, in half dollars. */
export const isPrice = (value: number): boolean => isWithin(value, MIN_PRICE, MAX_PRICE);
