import { liquidationAtDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { liquidationPrice, marginForLiquidation } from "../position/liquidation.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";

/**
 * The margin a position has by the exchange's own liquidation price. Where that is nearer than our formula says, the
 * exchange is right and part of the margin does not count; a difference of one price step is rounding.
 */
const countedMargin = (position: IsolatedPosition): Sats => {
  const { side, quantity, price, margin, liquidation } = position;
  if (Math.abs(liquidationPrice(side, quantity, price, margin) - liquidation) <= 1) return margin;
  return sats(Math.min(margin, marginForLiquidation(side, quantity, price, liquidation)));
};

/**
 * Sats that bring liquidation to `target` away from `last` after `fees` of funding; 0 when it is there already. Rounds up.
 */
export const satsToTarget = (
  position: IsolatedPosition,
  last: PriceHalfUsd,
  target: BasisPoints,
  fees: Sats,
): Sats => {
  const goal = liquidationAtDistance(position.side, last, target);
  const whole = marginForLiquidation(position.side, position.quantity, position.price, goal);
  return sats(Math.max(0, whole + fees - countedMargin(position)));
};
