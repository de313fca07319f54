import type { CrossOrder } from "../world/cross.ts";
import { put, type World } from "../world/world.ts";
import { crossPositionOf } from "./cross-position.ts";
import { badRequest } from "./refusal.ts";

/** Takes a resting order back. */
export function cancelCrossOrder(world: World, order: CrossOrder): CrossOrder {
  const canceled: CrossOrder = { ...order, canceledAt: world.clock.now() };
  put(world, "order", canceled);
  world.events.push({ type: "cross-order", name: "canceled", order: canceled });
  const position = crossPositionOf(world, order.accountId);
  world.events.push({ type: "cross-position", name: "cancel", position });
  return canceled;
}

export function cancelCrossOrderById(world: World, accountId: string, id: string): CrossOrder {
  const order = world.crossOpen.get(id);
  if (order === undefined || order.accountId !== accountId) throw badRequest("You do not own this order");
  return cancelCrossOrder(world, order);
}

export function cancelAllCrossOrders(world: World, accountId: string): readonly CrossOrder[] {
  const open = [...world.crossOpen.values()].filter((order) => order.accountId === accountId);
  return open.map((order) => cancelCrossOrder(world, order));
}
