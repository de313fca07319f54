import type { TriggerSide } from "#domain/triggers/trigger.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";

/**
 * Bisection, knowing nothing of formulas: the price nearest the safe side at which a one-sided condition holds.
 * For "below" the highest price that holds, for "above" the lowest; null when none does.
 */
export const lastPriceWhere = (
  side: TriggerSide,
  holds: (price: PriceHalfUsd) => boolean,
): PriceHalfUsd | null => {
  const sign = side === "below" ? 1 : -1;
  let inside: number = side === "below" ? MIN_PRICE : MAX_PRICE;
  let outside: number = (side === "below" ? MAX_PRICE : MIN_PRICE) + sign;
  if (!holds(priceHalfUsd(inside))) return null;
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((inside + outside) / 2);
    if (holds(priceHalfUsd(middle))) inside = middle;
    else outside = middle;
  }
  return priceHalfUsd(inside);
};
