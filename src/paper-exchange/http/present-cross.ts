import { crossMaintenanceMargin, crossRunningMargin } from "#domain/position/cross.ts";
import { priceToUsd } from "#domain/units.ts";
import { sideOf, sizeOf } from "../engine/cross-position.ts";
import { crossPl } from "../engine/plan-cross-fill.ts";
import type { CrossOrder, CrossPosition } from "../world/cross.ts";
import type { World } from "../world/world.ts";
import { isoTime } from "./page.ts";

const SATS_PER_BTC = 100_000_000;

/** Figures of a cross position that REST and stream share, marked at the last price. */
export function crossFigures(world: World, position: CrossPosition): Readonly<Record<string, number | null>> {
  const { entry, leverage, margin, quantity } = position;
  const size = sizeOf(position);
  const running = entry === null ? 0 : crossRunningMargin(size, entry, leverage);
  const open = entry === null ? 0 : crossPl(sideOf(position), size, entry, world.market.last);
  return {
    quantity,
    margin,
    leverage,
    entryPrice: entry === null ? null : entry / 10_000,
    liquidation: position.liquidation === null ? null : priceToUsd(position.liquidation),
    initialMargin: running + marginOfOrders(world, position),
    runningMargin: running,
    maintenanceMargin: entry === null ? 0 : crossMaintenanceMargin(size, entry),
    totalPl: position.realised + open,
    deltaPl: open,
    fundingFees: position.fundingPaid,
    tradingFees: position.tradingFees,
  };
}

function marginOfOrders(world: World, position: CrossPosition): number {
  let total = 0;
  for (const order of world.crossOpen.values()) {
    if (order.accountId !== position.accountId) continue;
    total += Math.ceil((order.quantity * SATS_PER_BTC) / (priceToUsd(order.price) * position.leverage));
  }
  return total;
}

export const presentCrossPosition = (world: World, position: CrossPosition): unknown => ({
  id: position.id,
  uid: position.accountId,
  ...crossFigures(world, position),
  updatedAt: isoTime(position.updatedAt),
});

export const presentCrossOrder = (order: CrossOrder): unknown => ({
  id: order.id,
  uid: order.accountId,
  clientId: order.clientId,
  type: order.type,
  side: order.side,
  quantity: order.quantity,
  price: priceToUsd(order.price),
  tradingFee: order.tradingFee,
  createdAt: isoTime(order.createdAt),
  filledAt: order.filledAt === null ? null : isoTime(order.filledAt),
  canceledAt: order.canceledAt === null ? null : isoTime(order.canceledAt),
  open: order.filledAt === null && order.canceledAt === null,
  filled: order.filledAt !== null,
  canceled: order.canceledAt !== null,
});
