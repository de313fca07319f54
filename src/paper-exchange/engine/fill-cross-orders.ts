import type { World } from "../world/world.ts";
import { cancelCrossOrder } from "./cancel-cross-order.ts";
import { crossPositionOf } from "./cross-position.ts";
import { fillCross, whyNotCross } from "./fill-cross.ts";

/** Fills the resting orders between two prices at their own price; one that no longer fits the margin is canceled. */
export function fillCrossOrders(world: World, low: number, high: number): void {
  for (const order of [...world.crossOpen.values()]) {
    if (order.price < low || order.price > high) continue;
    const position = crossPositionOf(world, order.accountId);
    if (whyNotCross(world, position, order) === null) fillCross(world, order, "limit");
    else cancelCrossOrder(world, order);
  }
}
