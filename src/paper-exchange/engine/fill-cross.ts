import { crossLiquidation, crossMaxQuantity, isCrossAllowed } from "#domain/position/cross.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { type PriceHalfUsd, sats, type Usd } from "#domain/units.ts";
import type { CrossOrder, CrossPosition } from "../world/cross.ts";
import { transfer } from "../world/transfer.ts";
import { put, type World } from "../world/world.ts";
import type { CrossPositionEventName } from "../world/world-event.ts";
import { keepCross, sideOf, sizeOf } from "./cross-position.ts";
import { feeRateOf } from "./fee-rate.ts";
import { type CrossFill, planCrossFill } from "./plan-cross-fill.ts";

type Wanted = { readonly side: "buy" | "sell"; readonly quantity: Usd; readonly price: PriceHalfUsd };

/** Why a position may not take an order, or null. Orders that only reduce are always taken. */
export function whyNotCross(world: World, position: CrossPosition, order: Wanted): string | null {
  const fill = planCrossFill(position, order, feeRateOf(world, position.accountId));
  if (!fill.grows || fill.entry === null) return null;
  const size = sizeOf(fill);
  const margin = sats(Math.max(0, position.margin + fill.pl - fill.fee));
  if (size > crossMaxQuantity(position.leverage)) return "Position would exceed the maximum quantity";
  const side = sideOf(fill);
  const liquidation = crossLiquidation(side, size, fill.entry, margin);
  const safe = liquidation !== null && !isAtLiquidation(side, liquidation, world.market.last);
  const enough = isCrossAllowed(margin, size, fill.entry, position.leverage);
  return safe && enough ? null : "Insufficient cross margin";
}

/** Executes an order against the position: result and fee go through the cross margin. */
export function fillCross(world: World, order: CrossOrder, event: CrossPositionEventName): CrossOrder {
  const position = world.cross.get(order.accountId);
  if (position === undefined) throw new Error(`No cross position for ${order.accountId}`);
  const fill = planCrossFill(position, order, feeRateOf(world, order.accountId));
  const margin = settle(world, position, fill, order.id);
  const filled: CrossOrder = { ...order, tradingFee: fill.fee, filledAt: world.clock.now() };
  put(world, "order", filled);
  world.events.push({ type: "cross-order", name: order.type === "limit" ? "limit" : "new", order: filled });
  const after: CrossPosition = {
    ...position,
    quantity: fill.quantity,
    entry: fill.entry,
    margin: sats(margin),
    realised: sats(position.realised + fill.pl),
    tradingFees: sats(position.tradingFees + fill.fee),
  };
  keepCross(world, after, event);
  return filled;
}

function settle(world: World, position: CrossPosition, fill: CrossFill, ref: string): number {
  const owner = { accountId: position.accountId, tradeId: null, ref } as const;
  const short = fill.fee - (position.margin + fill.pl);
  if (short > 0)
    transfer(world, { ...owner, kind: "insurance", from: "insurance", to: "cross", amount: sats(short) });
  if (fill.pl > 0)
    transfer(world, { ...owner, kind: "profit", from: "profit", to: "cross", amount: fill.pl });
  if (fill.pl < 0)
    transfer(world, { ...owner, kind: "loss", from: "cross", to: "profit", amount: sats(-fill.pl) });
  transfer(world, { ...owner, kind: "cross-fee", from: "cross", to: "fees", amount: fill.fee });
  return position.margin + fill.pl - fill.fee + Math.max(0, short);
}
