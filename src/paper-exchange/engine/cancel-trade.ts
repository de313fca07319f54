import type { Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { put, type World } from "../world/world.ts";

/** Takes back a resting limit order: margin and reserve return whole. */
export function cancelTrade(world: World, trade: Trade): Trade {
  const movement = { kind: "cancel", accountId: trade.accountId, tradeId: trade.id, to: "balance" } as const;
  transfer(world, { ...movement, from: "margin", amount: trade.margin });
  transfer(world, { ...movement, from: "reserve", amount: trade.reserve });
  const canceled: Trade = { ...trade, status: "canceled", closedAt: world.clock.now() };
  put(world, "trade", canceled);
  world.events.push({ type: "trade", name: "canceled", trade: canceled });
  return canceled;
}

/** Takes back every resting order of an account, oldest first. */
export function cancelAllTrades(world: World, accountId: string): readonly Trade[] {
  const open = [...world.open.values()].filter((trade) => trade.accountId === accountId);
  return open.map((trade) => cancelTrade(world, trade));
}
