import { feeReserve } from "#domain/position/fees.ts";
import { liquidationFromLeverage, liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor, quantityFor } from "#domain/position/margin.ts";
import type { Side } from "#domain/position/side.ts";
import {
  type LeverageE6,
  leverageFromNumber,
  type PriceHalfUsd,
  type Sats,
  sats,
  type Usd,
} from "#domain/units.ts";
import { quoteFor } from "../world/quotes.ts";
import type { Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { newId, put, type World } from "../world/world.ts";
import { checkStopLoss, checkTakeProfit } from "./check-stops.ts";
import { fillTrade } from "./fill-trade.ts";
import { badRequest } from "./refusal.ts";

export type TradeOrder = {
  readonly side: Side;
  readonly leverage: number;
  /** Exactly one of the two says how large the trade is. */
  readonly size: { readonly quantity: Usd } | { readonly margin: Sats };
  /** Null for a market order. */
  readonly limit: PriceHalfUsd | null;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
  readonly clientId: string | null;
};

const MAX_QUANTITY = 500_000;
const MAX_ACCOUNT_QUANTITY = 10_000_000;

/** Opens a trade: margin and the fees of both ends leave the balance at once, for a resting limit order too. */
export function placeTrade(world: World, accountId: string, order: TradeOrder): Trade {
  checkClientId(world, accountId, order.clientId);
  const terms = termsOf(world, order);
  checkSize(world, accountId, terms.quantity);
  const trade = draft(world, accountId, order, terms);
  if (trade.stopLoss !== null) checkStopLoss(trade, trade.stopLoss, trade.price);
  if (trade.takeProfit !== null) checkTakeProfit(trade, trade.takeProfit, trade.price);
  const cost = trade.margin + trade.reserve;
  if (cost > (world.accounts.get(accountId)?.balance ?? 0)) throw badRequest("Insufficient balance");
  const movement = { accountId, tradeId: trade.id, from: "balance" } as const;
  transfer(world, { ...movement, kind: "order-margin", to: "margin", amount: trade.margin });
  transfer(world, { ...movement, kind: "order-reserve", to: "reserve", amount: trade.reserve });
  if (order.limit === null) return fillTrade(world, trade);
  put(world, "trade", trade);
  world.events.push({ type: "trade", name: "open", trade });
  return trade;
}

type Terms = {
  readonly price: PriceHalfUsd;
  readonly quantity: Usd;
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
};

function termsOf(world: World, order: TradeOrder): Terms {
  const leverage = leverageFromNumber(order.leverage);
  const estimate = order.limit ?? world.market.last;
  const quantity =
    "quantity" in order.size ? order.size.quantity : sizeOf(order.size.margin, estimate, leverage);
  const price = order.limit ?? quoteFor(world, order.side, quantity);
  if ("quantity" in order.size) {
    return {
      price,
      quantity,
      margin: marginFor(quantity, price, leverage),
      liquidation: liquidationFromLeverage(order.side, quantity, price, leverage),
    };
  }
  const { margin } = order.size;
  const bought = sizeOf(margin, price, leverage);
  return {
    price,
    quantity: bought,
    margin,
    liquidation: liquidationPrice(order.side, bought, price, margin),
  };
}

const sizeOf = (margin: Sats, price: PriceHalfUsd, leverage: LeverageE6): Usd => {
  const quantity = quantityFor(margin, price, leverage);
  if (quantity < 1) throw badRequest("Margin is too low: the quantity must be at least 1");
  return quantity;
};

function checkSize(world: World, accountId: string, quantity: number): void {
  if (quantity > MAX_QUANTITY) throw badRequest(`Quantity must be at most ${MAX_QUANTITY}`);
  let trades = 0;
  let total = quantity;
  for (const live of [world.open, world.running]) {
    for (const trade of live.values()) {
      if (trade.accountId !== accountId) continue;
      trades += 1;
      total += trade.quantity;
    }
  }
  if (trades >= world.settings.maxTrades) throw badRequest("You have too many open trades");
  if (total > MAX_ACCOUNT_QUANTITY) throw badRequest("Total quantity exceeds the account limit");
}

function checkClientId(world: World, accountId: string, clientId: string | null): void {
  if (clientId === null || world.settings.quirks.uniqueClientIds !== true) return;
  const live = [...world.open.values(), ...world.running.values()];
  const held = [...live, ...(world.ended.get(accountId) ?? [])];
  if (held.some((trade) => trade.accountId === accountId && trade.clientId === clientId))
    throw badRequest("A trade with this clientId exists already");
}

function draft(world: World, accountId: string, order: TradeOrder, terms: Terms): Trade {
  const { price, quantity, margin, liquidation } = terms;
  const reserve = feeReserve(quantity, price, liquidation);
  return {
    id: newId(world),
    accountId,
    clientId: order.clientId,
    type: order.limit === null ? "market" : "limit",
    side: order.side,
    status: "open",
    createdAt: world.clock.now(),
    filledAt: null,
    closedAt: null,
    quantity,
    leverage: order.leverage,
    margin,
    entryMargin: margin,
    price,
    entryPrice: price,
    exitPrice: null,
    liquidation,
    reserve: sats(reserve.opening + reserve.closing),
    openingFee: sats(0),
    closingFee: sats(0),
    pl: sats(0),
    stopLoss: order.stopLoss,
    takeProfit: order.takeProfit,
    trailing: 0,
    trailingFrom: null,
    fundingPaid: sats(0),
    cashInPl: sats(0),
    cashInMargin: sats(0),
  };
}
