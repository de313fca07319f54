import { crossLiquidation } from "#domain/position/cross.ts";
import type { Side } from "#domain/position/side.ts";
import { sats, usd } from "#domain/units.ts";
import type { CrossPosition } from "../world/cross.ts";
import { newId, put, type World } from "../world/world.ts";
import type { CrossPositionEventName } from "../world/world-event.ts";

/** The account's cross position; every account has one from the first look, flat and at leverage 1. */
export function crossPositionOf(world: World, accountId: string): CrossPosition {
  const held = world.cross.get(accountId);
  if (held !== undefined) return held;
  const fresh: CrossPosition = {
    accountId,
    id: newId(world),
    quantity: 0,
    entry: null,
    margin: sats(0),
    leverage: 1,
    realised: sats(0),
    fundingPaid: sats(0),
    tradingFees: sats(0),
    liquidation: null,
    updatedAt: world.clock.now(),
  };
  put(world, "cross", fresh);
  return fresh;
}

export const sideOf = (position: { readonly quantity: number }): Side =>
  position.quantity < 0 ? "short" : "long";

export const sizeOf = (position: { readonly quantity: number }): ReturnType<typeof usd> =>
  usd(Math.abs(position.quantity));

/** Stores a new version of the position with its liquidation worked out anew. */
export function keepCross(
  world: World,
  position: CrossPosition,
  event: CrossPositionEventName,
): CrossPosition {
  const { entry, margin } = position;
  const flat = position.quantity === 0 || entry === null;
  const kept: CrossPosition = {
    ...position,
    entry: flat ? null : entry,
    liquidation: flat ? null : crossLiquidation(sideOf(position), sizeOf(position), entry, margin),
    updatedAt: world.clock.now(),
  };
  put(world, "cross", kept);
  world.events.push({ type: "cross-position", name: event, position: kept });
  return kept;
}
