import { isAtLiquidation } from "#domain/position/liquidation.ts";
import type { Side } from "#domain/position/side.ts";
import {
  type BasisPoints,
  divRound,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
} from "#domain/units.ts";

type Stops = {
  readonly side: Side;
  readonly liquidation: PriceHalfUsd;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
};

const isWorse = (side: Side, price: PriceHalfUsd, than: PriceHalfUsd): boolean =>
  side === "long" ? price < than : price > than;

/** Why a stop may not stand there, or null. It lies between liquidation and `reference`, and before the take profit. */
export const whyNotStop = (trade: Stops, stop: PriceHalfUsd, reference: PriceHalfUsd): string | null => {
  const { side, liquidation, takeProfit } = trade;
  if (!isWorse(side, stop, reference)) return "Stoploss must lie on the losing side of the price";
  if (isAtLiquidation(side, liquidation, stop)) return "Stoploss must lie before the liquidation price";
  if (takeProfit !== null && !isWorse(side, stop, takeProfit))
    return "Stoploss must lie before the takeprofit";
  return null;
};

/** Why a take profit may not stand there, or null. It lies on the earning side of `reference` and past the stop. */
export const whyNotTarget = (trade: Stops, target: PriceHalfUsd, reference: PriceHalfUsd): string | null => {
  const { side, stopLoss } = trade;
  if (!isWorse(side, reference, target)) return "Takeprofit must lie on the earning side of the price";
  if (stopLoss !== null && !isWorse(side, stopLoss, target)) return "Takeprofit must lie past the stoploss";
  return null;
};

/** The stop that trails `best` by a distance, to the nearest step as the exchange does. */
export const trailingStop = (side: Side, best: PriceHalfUsd, distance: BasisPoints): PriceHalfUsd => {
  const share = side === "long" ? 10_000 - distance : 10_000 + distance;
  const exact = Number(divRound(BigInt(best) * BigInt(share), 10_000n));
  return priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, exact)));
};

/** Where a position ends at `price`, or null. Of several levels that one gap passes, the worst for the trader. */
export const exitAt = (trade: Stops, price: PriceHalfUsd): PriceHalfUsd | null => {
  const { side, liquidation, stopLoss, takeProfit } = trade;
  if (isAtLiquidation(side, liquidation, price)) return liquidation;
  if (stopLoss !== null && !isWorse(side, stopLoss, price)) return stopLoss;
  return takeProfit !== null && !isWorse(side, price, takeProfit) ? takeProfit : null;
};
