import type { BasisPoints, PriceHalfUsd, Usd } from "../units.ts";
import { type AtRisk, orderByRisk } from "./order-by-risk.ts";

/** What brings risk down: an isolated position is closed whole, the cross position takes an order against it. */
export type PanicTarget<T extends AtRisk = AtRisk> =
  | { readonly kind: "close-isolated"; readonly position: T }
  | { readonly kind: "reduce-cross"; readonly quantity: Usd };

/**
 * What to close so that at most `share` (basis points, 0 to 10,000) of the contracts stay open; 0 closes everything. The
 * exchange closes an isolated position whole or not at all, so positions are closed in the order of `orderByRisk` until
 * enough is gone: what stays may be less than asked for, never more. The riskiest first and not the largest: fewer
 * requests would be of no use if the market takes another position meanwhile.
 */
export const chooseToClose = <T extends AtRisk>(
  positions: readonly T[],
  last: PriceHalfUsd | null,
  share: BasisPoints,
): readonly PanicTarget<T>[] => {
  let open = positions.reduce((sum, { quantity }) => sum + quantity, 0);
  const most = open * share;
  const chosen: PanicTarget<T>[] = [];
  for (const position of orderByRisk(positions, last)) {
    if (open * 10_000 <= most) break;
    chosen.push({ kind: "close-isolated", position });
    open -= position.quantity;
  }
  return chosen;
};
