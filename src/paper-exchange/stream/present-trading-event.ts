import { priceToUsd } from "#domain/units.ts";
import type { WorldEvent } from "../world/world-event.ts";

const PAIR = "btc_usd";

/** An isolated trade's event; every kind has its own fields, and a liquidation tells no profit. */
export function presentTradeEvent({ name, trade }: Extract<WorldEvent, { type: "trade" }>): unknown {
  const { id, clientId, closedAt, closingFee, pl } = trade;
  const exitPrice = trade.exitPrice === null ? null : priceToUsd(trade.exitPrice);
  switch (name) {
    case "open":
    case "filled":
      return { pair: PAIR, event: name, trade: presentOpened(trade) };
    case "canceled":
      return { pair: PAIR, event: name, trade: { id, closedAt, clientId } };
    case "liquidation":
      return { pair: PAIR, event: name, trade: { id, closedAt, closingFee, exitPrice, clientId } };
    case "closed":
    case "stoploss":
    case "takeprofit":
      return { pair: PAIR, event: name, trade: { id, closedAt, closingFee, pl, exitPrice, clientId } };
  }
}

function presentOpened(trade: Extract<WorldEvent, { type: "trade" }>["trade"]): unknown {
  return {
    id: trade.id,
    side: trade.side === "long" ? "buy" : "sell",
    type: trade.type,
    quantity: trade.quantity,
    margin: trade.margin,
    leverage: trade.leverage,
    price: priceToUsd(trade.price),
    openingFee: trade.openingFee,
    createdAt: trade.createdAt,
    clientId: trade.clientId,
  };
}

export function presentFundingEvent(event: Extract<WorldEvent, { type: "trade-funding" }>): unknown {
  const { id, margin, liquidation, clientId } = event.trade;
  const trade = {
    id,
    margin,
    liquidationPrice: priceToUsd(liquidation),
    fundingFee: event.fee,
    fundedAt: event.at,
    clientId,
  };
  return { pair: PAIR, event: "funding", trade };
}

export function presentCrossOrderEvent({
  name,
  order,
}: Extract<WorldEvent, { type: "cross-order" }>): unknown {
  const { id, side, type, quantity, tradingFee, clientId, createdAt, filledAt, canceledAt } = order;
  const common = { id, side, type, quantity, price: priceToUsd(order.price), clientId, createdAt };
  if (name === "canceled") return { pair: PAIR, event: name, order: { ...common, canceledAt } };
  const filled = filledAt === null ? {} : { filledAt };
  return { pair: PAIR, event: name, order: { ...common, tradingFee, ...filled } };
}
