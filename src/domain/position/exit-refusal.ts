import type { PriceHalfUsd } from "../units.ts";
import type { PreviewRefusal } from "./action-preview.ts";
import { isAtLiquidation } from "./liquidation.ts";
import type { Side } from "./side.ts";

/** What an exit is held against. */
export type ExitPoint = {
  readonly side: Side;
  readonly liquidation: PriceHalfUsd;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
};

const isWorse = (side: Side, price: PriceHalfUsd, than: PriceHalfUsd): boolean =>
  side === "long" ? price < than : price > than;

/** Why the exchange takes no stop there, or null: it lies between liquidation and `from`, and before the take profit. */
export const whyNoStop = (
  { side, liquidation, takeProfit }: ExitPoint,
  stop: PriceHalfUsd,
  from: PriceHalfUsd,
): PreviewRefusal | null => {
  if (!isWorse(side, stop, from)) return "wrong-side";
  if (isAtLiquidation(side, liquidation, stop)) return "past-liquidation";
  return takeProfit !== null && !isWorse(side, stop, takeProfit) ? "past-each-other" : null;
};

/** Why the exchange takes no take profit there, or null: it lies on the earning side of `from`, and past the stop. */
export const whyNoTakeProfit = (
  { side, stopLoss }: ExitPoint,
  profit: PriceHalfUsd,
  from: PriceHalfUsd,
): PreviewRefusal | null => {
  if (!isWorse(side, from, profit)) return "wrong-side";
  return stopLoss !== null && !isWorse(side, stopLoss, profit) ? "past-each-other" : null;
};
