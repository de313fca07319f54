import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import { quoteFor } from "../world/quotes.ts";
import type { Trade } from "../world/trade.ts";
import { put, type World } from "../world/world.ts";
import { checkStopLoss, checkTakeProfit } from "./check-stops.ts";
import { badRequest } from "./refusal.ts";

const SAME = (name: string): string => `${name} is the same as the previous one`;

/** Where a new stop is measured from: the market for a running trade, its own price for a resting order. */
const referenceOf = (world: World, trade: Trade): PriceHalfUsd =>
  trade.status === "open"
    ? trade.price
    : quoteFor(world, trade.side === "long" ? "short" : "long", trade.quantity);

/** The stop `fraction` of the price away from `from`, on the losing side, to the nearest step. */
export const trailingStop = (trade: Trade, from: PriceHalfUsd, fraction: number): PriceHalfUsd => {
  const exact = Math.round(from * (trade.side === "long" ? 1 - fraction : 1 + fraction));
  return priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, exact)));
};

/** Sets a stop loss at a price; null takes it off. */
export function setStopLoss(world: World, trade: Trade, stop: PriceHalfUsd | null): Trade {
  if (trade.stopLoss === stop && trade.trailing === 0) throw badRequest(SAME("Stoploss"));
  if (stop !== null) checkStopLoss(trade, stop, referenceOf(world, trade));
  return keep(world, { ...trade, stopLoss: stop, trailing: 0, trailingFrom: null });
}

/** Sets a stop loss that follows the price at a fraction of it (0.001 to 10). */
export function setTrailingStop(world: World, trade: Trade, fraction: number): Trade {
  if (fraction < 0.001 || fraction > 10) throw badRequest("Trailing distance must lie within 0.001 and 10");
  if (trade.trailing === fraction) throw badRequest(SAME("Stoploss"));
  const from = referenceOf(world, trade);
  const stop = trailingStop(trade, from, fraction);
  checkStopLoss(trade, stop, from);
  return keep(world, { ...trade, stopLoss: stop, trailing: fraction, trailingFrom: from });
}

/** Sets a take profit at a price; null takes it off. */
export function setTakeProfit(world: World, trade: Trade, target: PriceHalfUsd | null): Trade {
  if (trade.takeProfit === target) throw badRequest(SAME("Takeprofit"));
  if (target !== null) checkTakeProfit(trade, target, referenceOf(world, trade));
  return keep(world, { ...trade, takeProfit: target });
}

function keep(world: World, trade: Trade): Trade {
  put(world, "trade", trade);
  return trade;
}
