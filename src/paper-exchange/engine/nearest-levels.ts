import { MAX_PRICE, type PriceHalfUsd } from "#domain/units.ts";
import type { Trade } from "../world/trade.ts";
import type { World } from "../world/world.ts";

type Levels = { below: number; above: number };

/**
 * The nearest prices below and above `last` at which anything happens: between them a step has nothing to do.
 * Counted in half dollars; ±Infinity where nothing waits.
 */
export function nearestLevels(world: World, last: PriceHalfUsd): Levels {
  const levels: Levels = { below: Number.NEGATIVE_INFINITY, above: Number.POSITIVE_INFINITY };
  for (const trade of world.running.values()) addRunning(levels, trade);
  for (const { price } of world.open.values()) addResting(levels, price, last);
  for (const { price } of world.crossOpen.values()) addResting(levels, price, last);
  for (const { quantity, liquidation } of world.cross.values()) {
    if (quantity === 0 || liquidation === null) continue;
    if (quantity > 0) levels.below = Math.max(levels.below, liquidation);
    else levels.above = Math.min(levels.above, liquidation);
  }
  return levels;
}

function addRunning(levels: Levels, trade: Trade): void {
  const { side, liquidation, stopLoss, takeProfit, trailingFrom } = trade;
  if (side === "long") {
    levels.below = Math.max(levels.below, liquidation, stopLoss ?? liquidation);
    if (takeProfit !== null) levels.above = Math.min(levels.above, takeProfit);
    if (trailingFrom !== null) levels.above = Math.min(levels.above, trailingFrom + 1);
    return;
  }
  if (liquidation !== MAX_PRICE) levels.above = Math.min(levels.above, liquidation);
  if (stopLoss !== null) levels.above = Math.min(levels.above, stopLoss);
  if (takeProfit !== null) levels.below = Math.max(levels.below, takeProfit);
  if (trailingFrom !== null) levels.below = Math.max(levels.below, trailingFrom - 1);
}

/** A resting order waits on the side it lies on, and fires at once where it lies on the price. */
function addResting(levels: Levels, price: number, last: number): void {
  if (price <= last) levels.below = Math.max(levels.below, price);
  if (price >= last) levels.above = Math.min(levels.above, price);
}
