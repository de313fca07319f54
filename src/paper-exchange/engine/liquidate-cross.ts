import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { type PriceHalfUsd, sats } from "#domain/units.ts";
import type { CrossPosition } from "../world/cross.ts";
import { newId, type World } from "../world/world.ts";
import { sideOf, sizeOf } from "./cross-position.ts";
import { fillCross } from "./fill-cross.ts";

/** Closes a position whose liquidation `price` has reached, at its liquidation. */
export function liquidateCross(world: World, position: CrossPosition, price: PriceHalfUsd): void {
  const current = world.cross.get(position.accountId) ?? position;
  const { liquidation, quantity } = current;
  if (liquidation === null || !isAtLiquidation(sideOf(current), liquidation, price)) return;
  const at = world.settings.quirks.slipOnGap === true ? price : liquidation;
  closeCrossAt(world, current, quantity > 0 ? "sell" : "buy", at);
}

/** A forced order for the whole position. */
export function closeCrossAt(
  world: World,
  position: CrossPosition,
  side: "buy" | "sell",
  price: PriceHalfUsd,
): void {
  const now = world.clock.now();
  const order = {
    id: newId(world),
    accountId: position.accountId,
    clientId: null,
    type: "liquidation",
    side,
    quantity: sizeOf(position),
    price,
    tradingFee: sats(0),
    createdAt: now,
    filledAt: null,
    canceledAt: null,
  } as const;
  fillCross(world, order, "liquidation");
}
