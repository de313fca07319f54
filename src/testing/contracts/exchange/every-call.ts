import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Answer, Exchange, WriteTerms } from "#ports/exchange.ts";

type Calls = readonly (readonly [name: string, call: () => Answer<unknown>])[];

/** Every read of the port but the key's permissions, asked for once. */
export const everyRead = (exchange: Exchange): Calls => [
  ["account", () => exchange.account()],
  ["runningTrades", () => exchange.runningTrades()],
  ["openTrades", () => exchange.openTrades()],
  ["closedTrades", () => exchange.closedTrades({ limit: 1 })],
  ["canceledTrades", () => exchange.canceledTrades({ limit: 1 })],
  ["fundingFees", () => exchange.fundingFees({ limit: 1 })],
  ["deposits", () => exchange.transfers({ way: "lightning-in", limit: 1 })],
  ["withdrawals", () => exchange.transfers({ way: "on-chain-out", limit: 1 })],
  ["crossPosition", () => exchange.crossPosition()],
  ["crossOpenOrders", () => exchange.crossOpenOrders()],
  ["crossFilledOrders", () => exchange.crossFilledOrders({ limit: 1 })],
  ["crossTransfers", () => exchange.crossTransfers({ limit: 1 })],
  ["crossFundingFees", () => exchange.crossFundingFees({ limit: 1 })],
];

/** Every write of the port, one that could be carried out: to a running long, and to an order that waits. */
export const everyWrite = (
  exchange: Exchange,
  terms: WriteTerms,
  { positionId, tradeId }: { readonly positionId: string; readonly tradeId: string },
): Calls => {
  const to = { ...terms, positionId };
  const amount = sats(1_000);
  const order = { ...terms, type: "market", side: "long", quantity: usd(1) } as const;
  return [
    ["addMargin", () => exchange.addMargin({ ...to, amount })],
    ["cashIn", () => exchange.cashIn({ ...to, amount })],
    ["openTrade", () => exchange.openTrade({ ...order, leverage: 10 })],
    ["cancelTrade", () => exchange.cancelTrade({ ...terms, tradeId })],
    ["setStopLoss", () => exchange.setStopLoss({ ...to, price: priceFromUsd(95_000) })],
    ["setTrailingStop", () => exchange.setTrailingStop({ ...to, distance: basisPoints(200) })],
    ["removeStopLoss", () => exchange.removeStopLoss(to)],
    ["setTakeProfit", () => exchange.setTakeProfit({ ...to, price: priceFromUsd(110_000) })],
    ["removeTakeProfit", () => exchange.removeTakeProfit(to)],
    ["depositCross", () => exchange.depositCross({ ...terms, amount })],
    ["withdrawCross", () => exchange.withdrawCross({ ...terms, amount })],
    ["setCrossLeverage", () => exchange.setCrossLeverage({ ...terms, leverage: 10 })],
    ["crossOrder", () => exchange.crossOrder(order)],
    ["cancelCrossOrder", () => exchange.cancelCrossOrder({ ...terms, orderId: tradeId })],
    ["closeCross", () => exchange.closeCross(terms)],
    ["closeTrade", () => exchange.closeTrade(to)],
  ];
};
