import { isAtLiquidation, liquidationPrice } from "../position/liquidation.ts";
import type { Side } from "../position/side.ts";
import { type PriceHalfUsd, type Sats, sats, type Usd } from "../units.ts";

/** What would have become of a position without its guard: liquidated at a price, with all of its first margin lost. */
export type UnguardedOutcome = { readonly liquidation: PriceHalfUsd; readonly result: Sats };

/**
 * Whether a guarded position would have been liquidated without its guard: its first margin alone, held against the
 * lowest and highest price the guard saw when it acted. Null where that never reached the first liquidation; a price
 * beyond it between two receipts is not seen, so this says "would have been" too seldom, never too often. Before fees
 * and funding.
 */
export const unguardedOutcome = (
  position: {
    readonly side: Side;
    readonly quantity: Usd;
    readonly price: PriceHalfUsd;
    readonly entryMargin: Sats;
  },
  reach: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null,
): UnguardedOutcome | null => {
  if (reach === null) return null;
  const { side, quantity, price, entryMargin } = position;
  const liquidation = liquidationPrice(side, quantity, price, entryMargin);
  const farthest = side === "long" ? reach.low : reach.high;
  return isAtLiquidation(side, liquidation, farthest) ? { liquidation, result: sats(-entryMargin) } : null;
};
