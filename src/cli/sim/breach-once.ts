import { priceHalfUsd } from "#domain/units.ts";
import type { SeedWorld } from "./seed-world.ts";
import { guardedOf, type WatchedGuard } from "./watched-guard.ts";

/** Moves the price into the trigger of the nearest guard that has one, so that there is something to do. */
export const breachOnce = async (world: SeedWorld, guards: readonly WatchedGuard[]): Promise<void> => {
  const last = world.exchange.last();
  const reachable = guards.flatMap((guard) => {
    const guarded = guardedOf(world.exchange, guard);
    if (guarded === null) return [];
    const inside = Math.round((2 * guarded.trigger.price + guarded.liquidation) / 3);
    return [{ price: inside, way: Math.abs(inside - last) }];
  });
  const nearest = reachable.toSorted((one, other) => one.way - other.way)[0];
  if (nearest === undefined) return;
  world.exchange.movePrice(world.path.moveTo(world.now(), priceHalfUsd(nearest.price)));
};
