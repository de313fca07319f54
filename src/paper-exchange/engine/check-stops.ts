import { MAX_PRICE, type PriceHalfUsd } from "#domain/units.ts";
import type { Trade } from "../world/trade.ts";
import { badRequest } from "./refusal.ts";

type Stops = Pick<Trade, "side" | "liquidation" | "stopLoss" | "takeProfit">;

/** A stop loss lies between liquidation and `reference`: the entry of a new order, the market of a running trade. */
export function checkStopLoss(trade: Stops, stop: PriceHalfUsd, reference: PriceHalfUsd): void {
  const long = trade.side === "long";
  if (long ? stop >= reference : stop <= reference)
    throw badRequest(`Stoploss must be ${long ? "lower" : "higher"} than the price`);
  const beyond = long
    ? stop <= trade.liquidation
    : trade.liquidation !== MAX_PRICE && stop >= trade.liquidation;
  if (beyond) throw badRequest("Stoploss must lie before the liquidation price");
  if (trade.takeProfit !== null && (long ? stop >= trade.takeProfit : stop <= trade.takeProfit))
    throw badRequest("Stoploss must lie on the other side of the takeprofit");
}

/** A take profit lies on the earning side of `reference`. */
export function checkTakeProfit(trade: Stops, target: PriceHalfUsd, reference: PriceHalfUsd): void {
  const long = trade.side === "long";
  if (long ? target <= reference : target >= reference)
    throw badRequest(`Takeprofit must be ${long ? "higher" : "lower"} than the price`);
  if (trade.stopLoss !== null && (long ? target <= trade.stopLoss : target >= trade.stopLoss))
    throw badRequest("Takeprofit must lie on the other side of the stoploss");
}
