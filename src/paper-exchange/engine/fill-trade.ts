import { tradingFee } from "#domain/position/fees.ts";
import { sats } from "#domain/units.ts";
import type { Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { put, type World } from "../world/world.ts";
import { feeRateOf } from "./fee-rate.ts";

/** Turns an accepted order into a running trade at its own price; the opening fee comes out of the reserve. */
export function fillTrade(world: World, trade: Trade): Trade {
  const fee = tradingFee(feeRateOf(world, trade.accountId), trade.quantity, trade.price);
  transfer(world, {
    kind: "opening-fee",
    accountId: trade.accountId,
    tradeId: trade.id,
    from: "reserve",
    to: "fees",
    amount: fee,
  });
  const filled: Trade = {
    ...trade,
    status: "running",
    filledAt: world.clock.now(),
    openingFee: fee,
    reserve: sats(trade.reserve - fee),
  };
  put(world, "trade", filled);
  world.events.push({ type: "trade", name: "filled", trade: filled });
  return filled;
}
