import { type CrossOrderSeen, crossOrderEffects } from "../../position/cross-order-effects.ts";
import type { WaitingCrossOrder } from "../../position/cross-position.ts";
import { MAX_PRICE, type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { isAhead } from "../exits/ahead.ts";
import { crossLiquidationOf, type HeldCross } from "./cross-step.ts";

/** How a cross position ends without us. */
export type CrossVanishOutcome = {
  /** Where liquidation takes all of the cross margin, and what that is; null where no price could liquidate it. */
  readonly liquidation: { readonly price: PriceHalfUsd; readonly net: Sats } | null;
  /** Orders that make it smaller, the nearest first. They fill as the price moves in its favour, and are no stop. */
  readonly reducing: readonly CrossOrderSeen[];
  /** Orders that make it larger on the way to its liquidation, which then comes sooner; the nearest first. */
  readonly adding: readonly CrossOrderSeen[];
};

/**
 * What becomes of a cross position that is left alone: nothing of ours stands at the exchange for it, and the exchange has
 * no stop for one, so only liquidation ends it and takes every sat of the cross margin, tied up or free. Orders of the
 * trader's that wait there go on waiting. Funding to come may bring liquidation nearer: it is not counted.
 */
export const ifCrossVanishes = (
  position: HeldCross,
  orders: readonly WaitingCrossOrder[],
): CrossVanishOutcome => {
  const { side, margin } = position;
  const price = crossLiquidationOf(position);
  const isCovered = side === "short" && price === MAX_PRICE;
  const seen = crossOrderEffects(position, orders);
  // By their prices, the highest first: for a long what sells is nearest last, and what buys first; for a short mirrored.
  const own = side === "long" ? seen : seen.toReversed();
  return {
    liquidation: isCovered ? null : { price, net: sats(-margin) },
    reducing: own
      .filter(({ effect }) => effect === "reduces" || effect === "closes" || effect === "turns")
      .toReversed(),
    adding: own.filter(
      (order) => order.effect === "adds" && order.side === side && isAhead(side, order.price, price),
    ),
  };
};
