import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { Values } from "./values.ts";

/**
 * A value at each close, oldest first, read from just so many closes as the rules of the trader read it from: none is drawn
 * that a rule would not have had.
 */
export const settledLine = (
  closes: readonly number[],
  needed: number,
  read: (closes: readonly PriceHalfUsd[]) => number | null,
): Values => {
  const prices = closes.map(priceHalfUsd);
  return prices.map((_, place) =>
    place + 1 < needed ? null : read(prices.slice(place + 1 - needed, place + 1)),
  );
};
