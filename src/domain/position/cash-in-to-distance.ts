import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";
import { cashIn } from "./cash-in.ts";
import { liquidationDistance } from "./distance.ts";
import type { IsolatedPosition } from "./isolated-position.ts";
import { liquidationPrice } from "./liquidation.ts";
import { profitAndLoss } from "./pl.ts";

type Held = Pick<IsolatedPosition, "side" | "quantity" | "price" | "margin" | "liquidation">;

/** The distance that a cash-in of `amount` sats leaves; null where it takes more than there is. */
const distanceAfter = (held: Held, last: PriceHalfUsd, amount: Sats): BasisPoints | null => {
  const left = cashIn(held, last, amount);
  if (left === null) return null;
  const { side, quantity } = held;
  return liquidationDistance(side, liquidationPrice(side, quantity, left.price, left.margin), last);
};

/**
 * The fewest sats that have to be cashed in to bring liquidation within `distance` (basis points of the last price) of it; 0
 * where it is that near already.
 */
export const cashInToDistance = (held: Held, last: PriceHalfUsd, distance: BasisPoints): Sats => {
  if (liquidationDistance(held.side, held.liquidation, last) <= distance) return sats(0);
  const profit = Math.max(0, profitAndLoss(held.side, held.quantity, held.price, last));
  let [tooFew, enough] = [0, profit + held.margin - 1];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const after = distanceAfter(held, last, sats(middle));
    if (after === null || after <= distance) enough = middle;
    else tooFew = middle;
  }
  return sats(enough);
};
