import { liquidationPrice } from "#domain/position/liquidation.ts";
import { leverageOf, maxAddMargin } from "#domain/position/margin.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { put, type World } from "../world/world.ts";
import { badRequest } from "./refusal.ts";

/** Moves `amount` from the balance into a running trade; liquidation moves away, leverage falls, never below 1. */
export function addMargin(world: World, trade: Trade, amount: Sats): Trade {
  const room = maxAddMargin(trade.quantity, trade.price, trade.margin);
  if (amount > room) throw badRequest(`Leverage is too low: at most ${room} sats can be added`);
  if (amount > (world.accounts.get(trade.accountId)?.balance ?? 0)) throw badRequest("Insufficient balance");
  transfer(world, {
    kind: "add-margin",
    accountId: trade.accountId,
    tradeId: trade.id,
    from: "balance",
    to: "margin",
    amount,
  });
  const margin = sats(trade.margin + amount);
  const grown: Trade = {
    ...trade,
    margin,
    leverage: leverageOf(trade.quantity, margin, trade.price),
    liquidation: liquidationPrice(trade.side, trade.quantity, trade.price, margin),
  };
  put(world, "trade", grown);
  return grown;
}
