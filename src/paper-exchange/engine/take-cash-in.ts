import { cashIn } from "#domain/position/cash-in.ts";
import { isAtLiquidation, liquidationPrice } from "#domain/position/liquidation.ts";
import { leverageOf } from "#domain/position/margin.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { put, type World } from "../world/world.ts";
import { badRequest } from "./refusal.ts";

const MAX_LEVERAGE = 100;

/** Takes `amount` out of a running trade, profit first; a stop loss that is then beyond liquidation is cleared. */
export function takeCashIn(world: World, trade: Trade, amount: Sats): Trade {
  const taken = cashIn(trade, world.market.last, amount);
  if (taken === null) throw badRequest("Amount is above the maximum that can be cashed in");
  const leverage = leverageOf(trade.quantity, taken.margin, taken.price);
  if (leverage > MAX_LEVERAGE) throw badRequest("Leverage is too high: at most 100 after the cash-in");
  const liquidation = liquidationPrice(trade.side, trade.quantity, taken.price, taken.margin);
  if (isAtLiquidation(trade.side, liquidation, world.market.last))
    throw badRequest("Amount is above the maximum that can be cashed in");
  const owner = { kind: "cash-in", accountId: trade.accountId, tradeId: trade.id, to: "balance" } as const;
  transfer(world, { ...owner, from: "profit", amount: taken.fromProfit });
  transfer(world, { ...owner, from: "margin", amount: taken.fromMargin });
  const lighter: Trade = {
    ...withStopBefore(trade, liquidation),
    price: taken.price,
    margin: taken.margin,
    leverage,
    liquidation,
    cashInPl: sats(trade.cashInPl + taken.fromProfit),
    cashInMargin: sats(trade.cashInMargin + taken.fromMargin),
  };
  put(world, "trade", lighter);
  return lighter;
}

/** Without a stop loss that liquidation would come before. */
function withStopBefore(trade: Trade, liquidation: PriceHalfUsd): Trade {
  const { stopLoss, side } = trade;
  if (stopLoss === null || (side === "long" ? stopLoss > liquidation : stopLoss < liquidation)) return trade;
  return { ...trade, stopLoss: null, trailing: 0, trailingFrom: null };
}
