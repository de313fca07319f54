import { tradingFee } from "../../position/fees.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { netProfitAndLoss } from "../../position/pl.ts";
import { MAX_PRICE, type PriceHalfUsd, type RateE9, type Sats, sats } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import type { NativeStop } from "./native-stop.ts";
import { netAt } from "./net-at-least-price.ts";

/** How a position ends without us: at a price, with a net result in sats. */
export type VanishOutcome = {
  readonly by: "stop" | "liquidation";
  readonly price: PriceHalfUsd;
  readonly net: Sats;
};

/** A liquidation takes the whole margin, whatever the rounded price says. */
const netAtLiquidation = (position: IsolatedPosition, feeRate: RateE9): Sats =>
  netProfitAndLoss({
    ...position,
    pl: sats(-position.margin),
    closingFee: tradingFee(feeRate, position.quantity, position.liquidation),
  });

/**
 * What becomes of a position that falls with nobody there to act: its stop closes it, or liquidation does where no stop
 * lies before it, or a trailing one lies nobody knows where. The net result counts both fees and the funding paid so far; a
 * gap may close it at a worse price, and funding to come may end it sooner. Null when nothing would ever close it.
 */
export const ifWeVanish = (
  position: IsolatedPosition,
  standing: NativeStop | null,
  feeRate: RateE9,
): VanishOutcome | null => {
  const { side, liquidation } = position;
  const stop = standing?.kind === "fixed" ? standing.price : standing && position.stopLoss;
  if (stop !== null && isAhead(side, stop, liquidation))
    return { by: "stop", price: stop, net: netAt(position, stop, feeRate) };
  if (liquidation === MAX_PRICE) return null;
  return { by: "liquidation", price: liquidation, net: netAtLiquidation(position, feeRate) };
};
