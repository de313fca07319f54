import type { Trade } from "../world/trade.ts";
import type { World } from "../world/world.ts";
import { badRequest, type Refusal } from "./refusal.ts";

/** An unknown id and another account's id get the same answer, as at the exchange. */
const notYours = (): Refusal => badRequest("You do not own this trade");

const owned = (trade: Trade | undefined, accountId: string): Trade => {
  if (trade === undefined || trade.accountId !== accountId) throw notYours();
  return trade;
};

const ended = (world: World, accountId: string, id: string): boolean =>
  world.ended.get(accountId)?.some((trade) => trade.id === id) ?? false;

export function findRunning(world: World, accountId: string, id: string): Trade {
  const trade = world.running.get(id);
  if (trade === undefined && ended(world, accountId, id)) throw badRequest("Trade is already closed");
  if (trade === undefined && world.open.get(id)?.accountId === accountId)
    throw badRequest("Trade is not running");
  return owned(trade, accountId);
}

export function findOpen(world: World, accountId: string, id: string): Trade {
  const trade = world.open.get(id);
  if (trade === undefined && (ended(world, accountId, id) || world.running.get(id)?.accountId === accountId))
    throw badRequest("Trade is not open");
  return owned(trade, accountId);
}

export function findLive(world: World, accountId: string, id: string): Trade {
  return world.open.has(id) ? findOpen(world, accountId, id) : findRunning(world, accountId, id);
}
