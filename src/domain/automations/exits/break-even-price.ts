import type { PriceHalfUsd, RateE9, Sats } from "../../units.ts";
import { type NetBasis, netAtLeastPrice } from "./net-at-least-price.ts";

/**
 * The worst price at which closing leaves at least `keep` sats after the opening fee, the funding paid so far and the
 * closing fee at that price. Exact to the half dollar, rounded towards profit: one step worse leaves less than `keep`.
 * Null when no price leaves that much. @throws RangeError for a negative `keep`: that would be a loss.
 */
export const breakEvenPrice = (position: NetBasis, keep: Sats, feeRate: RateE9): PriceHalfUsd | null => {
  if (keep < 0) throw new RangeError(`Break-even keeps 0 sats or more, got ${keep}`);
  return netAtLeastPrice(position, keep, feeRate);
};
