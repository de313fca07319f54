import type { IsolatedPosition } from "../position/isolated-position.ts";
import { liquidationPrice } from "../position/liquidation.ts";
import { maxAddMargin } from "../position/margin.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Side } from "../position/side.ts";
import { type PriceHalfUsd, type Sats, sats } from "../units.ts";

/** What planning with the margin of a position reads of it. */
export type MarginBasis = Pick<
  IsolatedPosition,
  "id" | "side" | "quantity" | "price" | "margin" | "liquidation"
>;

/**
 * The margin a position has by the exchange's own liquidation price, in sats. Where that is nearer than our formula says,
 * the exchange is right and only what can be lost until there counts: rounds down, so we never count on a sat that is not
 * there. A difference of one price step is rounding.
 */
export const countedMargin = (position: MarginBasis): Sats => {
  const { side, quantity, price, margin, liquidation } = position;
  if (Math.abs(liquidationPrice(side, quantity, price, margin) - liquidation) <= 1) return margin;
  // What the other side of the contract would earn by then is what this one can lose, rounded down.
  const other = side === "long" ? "short" : "long";
  return sats(Math.min(margin, profitAndLoss(other, quantity, price, liquidation)));
};

/** What a position loses until `target`, in sats: ceil(Q·S·|1/T − 1/P|), below 0 on the earning side. Rounds up. */
export const lossAt = (position: MarginBasis, target: PriceHalfUsd): Sats =>
  sats(-profitAndLoss(position.side, position.quantity, position.price, target));

/** Whether a price lies farther from the market than a liquidation. */
export const isBeyond = (side: Side, price: PriceHalfUsd, liquidation: PriceHalfUsd): boolean =>
  side === "long" ? price < liquidation : price > liquidation;

/**
 * Sats that bring the exact liquidation to `target` or beyond it: the loss until there less the margin that counts. 0 when
 * it is there already by the exchange's own figure. Rounds up: one sat less does not reach it.
 */
export const satsToLiquidation = (position: MarginBasis, target: PriceHalfUsd): Sats =>
  isBeyond(position.side, target, position.liquidation)
    ? sats(Math.max(0, lossAt(position, target) - countedMargin(position)))
    : sats(0);

/**
 * Liquidation with `added` sats more than the margin that counts, or fewer where it is below 0; to the nearest step, as
 * the exchange shows it. Without a change it is the exchange's own figure, and no rounding lets adding bring it nearer
 * than that or taking away farther.
 */
export const liquidationWith = (position: MarginBasis, added: Sats): PriceHalfUsd => {
  const { side, quantity, price, liquidation } = position;
  if (added === 0) return liquidation;
  const ours = liquidationPrice(side, quantity, price, sats(countedMargin(position) + added));
  return isBeyond(side, liquidation, ours) === added > 0 ? liquidation : ours;
};

/** The most that may be added, in sats, and what says so. */
export type MarginRoom = { readonly rule: "leverage-one" | "guard-cap"; readonly sats: Sats };

/**
 * The most that may still be added to a position: until leverage is 1, and no more than `cap`, what the caps of its guard
 * leave, in sats; null is no cap.
 */
export const roomForMargin = (position: MarginBasis, cap: Sats | null): MarginRoom => {
  const most = maxAddMargin(position.quantity, position.price, position.margin);
  return cap !== null && cap < most
    ? { rule: "guard-cap", sats: sats(Math.max(0, cap)) }
    : { rule: "leverage-one", sats: most };
};
