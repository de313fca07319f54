import { z } from "zod";
import { addMargin } from "../../engine/add-margin.ts";
import { cancelAllTrades, cancelTrade } from "../../engine/cancel-trade.ts";
import { closeTrade } from "../../engine/close-trade.ts";
import { findLive, findOpen, findRunning } from "../../engine/find-trade.ts";
import { placeTrade } from "../../engine/place-trade.ts";
import { badRequest } from "../../engine/refusal.ts";
import { setStopLoss, setTakeProfit, setTrailingStop } from "../../engine/set-stops.ts";
import { takeCashIn } from "../../engine/take-cash-in.ts";
import { quoteFor } from "../../world/quotes.ts";
import type { Trade } from "../../world/trade.ts";
import { presentTrade } from "../present-trade.ts";
import {
  amountInput,
  clientIdInput,
  idInput,
  optionalPriceInput,
  priceInput,
  quantityInput,
  readInput,
  readQueryId,
} from "../read-input.ts";
import type { Call, Route } from "../route.ts";

const tradeInput = z.object({
  type: z.enum(["market", "limit"]),
  side: z.enum(["buy", "sell"]),
  leverage: z.number().min(1).max(100),
  quantity: quantityInput.optional(),
  margin: amountInput.optional(),
  price: priceInput.optional(),
  stoploss: optionalPriceInput.optional(),
  takeprofit: optionalPriceInput.optional(),
  clientId: clientIdInput,
});

const moneyInput = z.object({ id: z.string(), amount: amountInput });
const takeProfitInput = z.object({ id: z.string(), value: optionalPriceInput });
const stopInput = z.object({
  id: z.string(),
  value: z.number().min(0),
  mode: z.enum(["fixed", "trailing"]).default("fixed"),
});

function sizeOf({ quantity, margin }: z.infer<typeof tradeInput>): Parameters<typeof placeTrade>[2]["size"] {
  if (quantity !== undefined && margin === undefined) return { quantity };
  if (margin !== undefined && quantity === undefined) return { margin };
  throw badRequest("Exactly one of quantity and margin is required");
}

function newTrade(call: Call): unknown {
  const input = readInput(tradeInput, call.body);
  if (input.type === "market" && input.price !== undefined)
    throw badRequest("price: not allowed in a market order");
  if (input.type === "limit" && input.price === undefined)
    throw badRequest("price: required in a limit order");
  const trade = placeTrade(call.world, call.accountId, {
    side: input.side === "buy" ? "long" : "short",
    leverage: input.leverage,
    size: sizeOf(input),
    limit: input.price ?? null,
    stopLoss: input.stoploss ?? null,
    takeProfit: input.takeprofit ?? null,
    clientId: input.clientId,
  });
  return presentTrade(call.world, trade);
}

function close(call: Call): unknown {
  const trade = findRunning(call.world, call.accountId, readInput(idInput, call.body).id);
  const exit = quoteFor(call.world, trade.side === "long" ? "short" : "long", trade.quantity);
  return presentTrade(call.world, closeTrade(call.world, trade, exit, "closed"));
}

function cancel(call: Call): unknown {
  const trade = findOpen(call.world, call.accountId, readInput(idInput, call.body).id);
  return presentTrade(call.world, cancelTrade(call.world, trade));
}

function cancelAll(call: Call): unknown {
  return cancelAllTrades(call.world, call.accountId).map((trade) => presentTrade(call.world, trade));
}

const money =
  (act: typeof addMargin) =>
  (call: Call): unknown => {
    const { id, amount } = readInput(moneyInput, call.body);
    return presentTrade(call.world, act(call.world, findRunning(call.world, call.accountId, id), amount));
  };

function updateStopLoss(call: Call): unknown {
  const { id, value, mode } = readInput(stopInput, call.body);
  const trade = findLive(call.world, call.accountId, id);
  const trailing = mode === "trailing" && value !== 0;
  const kept = trailing
    ? setTrailingStop(call.world, trade, value)
    : setStopLoss(call.world, trade, readInput(optionalPriceInput, value));
  return presentTrade(call.world, kept);
}

function updateTakeProfit(call: Call): unknown {
  const { id, value } = readInput(takeProfitInput, call.body);
  return presentTrade(call.world, setTakeProfit(call.world, findLive(call.world, call.accountId, id), value));
}

const remove =
  (act: (world: Call["world"], trade: Trade, price: null) => Trade) =>
  (call: Call): unknown =>
    presentTrade(call.world, act(call.world, findLive(call.world, call.accountId, readQueryId(call)), null));

const write = (method: Route["method"], path: string, run: Route["run"]): Route => ({
  method,
  path: `/futures/isolated/${path}`,
  scope: "futures:isolated:write",
  run,
});

export const isolatedTradeRoutes: readonly Route[] = [
  write("POST", "trade", newTrade),
  write("POST", "trade/cancel", cancel),
  write("POST", "trades/cancel-all", cancelAll),
  write("POST", "trade/close", close),
  write("POST", "trade/add-margin", money(addMargin)),
  write("POST", "trade/cash-in", money(takeCashIn)),
  write("PUT", "trade/stoploss", updateStopLoss),
  write("DELETE", "trade/stoploss", remove(setStopLoss)),
  write("PUT", "trade/takeprofit", updateTakeProfit),
  write("DELETE", "trade/takeprofit", remove(setTakeProfit)),
];
