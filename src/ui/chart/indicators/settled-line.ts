import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { Values } from "./values.ts";

/** Reads one value from just so many closes; it says the same of the same closes. */
export type Reading = {
  readonly needed: number;
  readonly read: (closes: readonly PriceHalfUsd[]) => number | null;
};

/**
 * A value at each close, oldest first, read from just so many closes as the rules of the trader read it from: none is drawn
 * that a rule would not have had. What was read before of the same closes is not worked out again: a price changes the last
 * of them alone, once a second.
 */
export const settledLine = ({ needed, read }: Reading): ((closes: readonly number[]) => Values) => {
  let known: readonly number[] = [];
  let values: Values = [];
  return (closes) => {
    const differs = closes.findIndex((close, place) => close !== known[place]);
    const kept = differs === -1 ? closes.length : differs;
    const prices = closes.map(priceHalfUsd);
    const before = values;
    values = prices.map((_, place) => {
      if (place < kept) return before[place] ?? null;
      return place + 1 < needed ? null : read(prices.slice(place + 1 - needed, place + 1));
    });
    known = closes;
    return values;
  };
};
