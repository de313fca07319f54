import { MAX_PRICE, type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { crossLiquidationOf, type HeldCross } from "./cross-step.ts";

/** How a cross position ends without us: its liquidation takes all of the cross margin. */
export type CrossVanishOutcome = {
  readonly by: "liquidation";
  readonly price: PriceHalfUsd;
  readonly net: Sats;
};

/**
 * What becomes of a cross position that is left alone: nothing of ours stands at the exchange for it, so only liquidation
 * ends it, and takes every sat of the cross margin, tied up or free. An order of the trader's that waits there may fill
 * first, and funding to come may bring it nearer: neither is counted. Null when no price could liquidate it.
 */
export const ifCrossVanishes = (position: HeldCross): CrossVanishOutcome | null => {
  const price = crossLiquidationOf(position);
  return position.side === "short" && price === MAX_PRICE
    ? null
    : { by: "liquidation", price, net: sats(-position.margin) };
};
