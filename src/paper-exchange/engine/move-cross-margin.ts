import {
  crossMaintenanceMargin,
  crossMaxQuantity,
  crossRunningMargin,
  isCrossAllowed,
} from "#domain/position/cross.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { CrossPosition } from "../world/cross.ts";
import { transfer } from "../world/transfer.ts";
import { newId, type World } from "../world/world.ts";
import { crossPositionOf, keepCross, sideOf, sizeOf } from "./cross-position.ts";
import { crossPl } from "./plan-cross-fill.ts";
import { badRequest } from "./refusal.ts";

/** Balance to cross margin. */
export function depositToCross(world: World, accountId: string, amount: Sats): CrossPosition {
  const position = crossPositionOf(world, accountId);
  if (amount > (world.accounts.get(accountId)?.balance ?? 0)) throw badRequest("Insufficient balance");
  const ref = newId(world);
  transfer(world, {
    kind: "cross-deposit",
    accountId,
    tradeId: null,
    ref,
    from: "balance",
    to: "cross",
    amount,
  });
  return keepCross(world, { ...position, margin: sats(position.margin + amount) }, "deposit");
}

/** Cross margin to balance, as far as the position does not need it. */
export function withdrawFromCross(world: World, accountId: string, amount: Sats): CrossPosition {
  const position = crossPositionOf(world, accountId);
  if (amount > freeCrossMargin(world, position)) throw badRequest("Insufficient cross margin");
  const ref = newId(world);
  transfer(world, {
    kind: "cross-withdraw",
    accountId,
    tradeId: null,
    ref,
    from: "cross",
    to: "balance",
    amount,
  });
  return keepCross(world, { ...position, margin: sats(position.margin - amount) }, "withdraw");
}

/** One whole leverage for the position; it changes the margin tied up, not the liquidation. */
export function setCrossLeverage(world: World, accountId: string, leverage: number): CrossPosition {
  const position = crossPositionOf(world, accountId);
  const { entry, margin } = position;
  if (sizeOf(position) > crossMaxQuantity(leverage))
    throw badRequest("Position exceeds the maximum quantity");
  if (entry !== null && !isCrossAllowed(margin, sizeOf(position), entry, leverage))
    throw badRequest("Insufficient cross margin for this leverage");
  return keepCross(world, { ...position, leverage }, "leverage");
}

/** Margin less what the position ties up, its maintenance and the part of a loss that the running margin does not cover. */
export function freeCrossMargin(world: World, position: CrossPosition): number {
  const { entry, margin, leverage } = position;
  if (entry === null) return margin;
  const size = sizeOf(position);
  const running = crossRunningMargin(size, entry, leverage);
  const loss = Math.max(0, -crossPl(sideOf(position), size, entry, world.market.last));
  const free = margin - running - crossMaintenanceMargin(size, entry) - Math.max(0, loss - running) - 1;
  return Math.max(0, free);
}
