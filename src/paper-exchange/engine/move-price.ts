import { isAtLiquidation } from "#domain/position/liquidation.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { CloseCause, Trade } from "../world/trade.ts";
import { put, type World } from "../world/world.ts";
import { applyFunding } from "./apply-funding.ts";
import { closeTrade } from "./close-trade.ts";
import { fillCrossOrders } from "./fill-cross-orders.ts";
import { fillTrade } from "./fill-trade.ts";
import { liquidateCross } from "./liquidate-cross.ts";
import { nearestLevels } from "./nearest-levels.ts";
import { trailingStop } from "./set-stops.ts";

/**
 * One price at one time. Order: settlements due before it; resting orders between the last price and this one; for each
 * running trade liquidation, then stop loss, then take profit (so a gap is read against the trader); trailing stops;
 * cross liquidation. Constant work while the price stays between the nearest levels.
 * @throws RangeError for a time before the last one.
 */
export function movePrice(world: World, price: PriceHalfUsd, at: number): void {
  while (world.market.nextFunding <= at) applyFunding(world);
  const previous = world.market.last;
  world.clock.advance(at);
  world.market.last = price;
  // Levels are cut against the price before this one: a resting order knows its side from it.
  world.levels ??= nearestLevels(world, previous);
  if (price <= world.levels.below || price >= world.levels.above) fireLevels(world, previous, price);
}

function fireLevels(world: World, previous: PriceHalfUsd, price: PriceHalfUsd): void {
  const low = Math.min(previous, price);
  const high = Math.max(previous, price);
  for (const trade of [...world.open.values()])
    if (trade.price >= low && trade.price <= high) fillTrade(world, trade);
  fillCrossOrders(world, low, high);
  for (const trade of [...world.running.values()]) fireTrade(world, trade, price);
  for (const position of [...world.cross.values()]) liquidateCross(world, position, price);
  world.levels = null;
}

function fireTrade(world: World, trade: Trade, price: PriceHalfUsd): void {
  const end = (level: PriceHalfUsd, cause: CloseCause): void => {
    closeTrade(world, trade, world.settings.quirks.slipOnGap === true ? price : level, cause);
  };
  const { side, liquidation, stopLoss, takeProfit, trailingFrom } = trade;
  const losing = (level: PriceHalfUsd): boolean => (side === "long" ? price <= level : price >= level);
  if (isAtLiquidation(side, liquidation, price)) end(liquidation, "liquidation");
  else if (stopLoss !== null && losing(stopLoss)) end(stopLoss, "stoploss");
  else if (takeProfit !== null && (side === "long" ? price >= takeProfit : price <= takeProfit))
    end(takeProfit, "takeprofit");
  else if (trailingFrom !== null && (side === "long" ? price > trailingFrom : price < trailingFrom))
    trail(world, trade, price);
}

/** The stop follows the best price and never goes back. */
function trail(world: World, trade: Trade, price: PriceHalfUsd): void {
  const stopLoss = trailingStop(trade, price, trade.trailing);
  put(world, "trade", { ...trade, stopLoss, trailingFrom: price });
}
