import { z } from "zod";
import type {
  ClosedTrade,
  IsolatedOrder,
  IsolatedPosition,
  LiveTrade,
} from "#domain/position/isolated-position.ts";
import {
  wireId,
  wireLabel,
  wireLeverage,
  wirePrice,
  wirePriceOrNone,
  wireSats,
  wireSide,
  wireTime,
  wireTrailing,
  wireUsd,
} from "./wire-units.ts";

/**
 * A trade as the exchange sends it in every state. `uid` is left out on purpose: real answers may omit it. `filledAt` is
 * null in the published types and a time in real answers; older trades may lack `entryMargin` and `entryPrice`.
 */
export const wireTrade = z.object({
  id: wireId,
  clientId: wireLabel,
  side: wireSide,
  open: z.boolean(),
  running: z.boolean(),
  closed: z.boolean(),
  canceled: z.boolean(),
  createdAt: wireTime,
  filledAt: wireTime.nullish(),
  closedAt: wireTime.nullish(),
  quantity: wireUsd,
  leverage: wireLeverage,
  margin: wireSats,
  entryMargin: wireSats.nullish(),
  price: wirePrice,
  entryPrice: wirePrice.nullish(),
  exitPrice: wirePrice.nullish(),
  liquidation: wirePrice,
  maintenanceMargin: wireSats,
  openingFee: wireSats,
  closingFee: wireSats,
  pl: wireSats,
  stoploss: wirePriceOrNone,
  stoplossTrailingDistance: wireTrailing,
  takeprofit: wirePriceOrNone,
  sumFundingFees: wireSats,
  sumCashInPl: wireSats.nullish(),
  sumCashInMargin: wireSats.nullish(),
});

export type WireTrade = z.output<typeof wireTrade>;

/**
 * Margin at entry falls back to the margin now where the exchange does not tell it. A distance without a stop trails
 * nothing.
 */
const toPosition = (trade: WireTrade): IsolatedPosition => ({
  id: trade.id,
  clientId: trade.clientId,
  side: trade.side,
  quantity: trade.quantity,
  price: trade.price,
  entryPrice: trade.entryPrice ?? trade.price,
  margin: trade.margin,
  entryMargin: trade.entryMargin ?? trade.margin,
  liquidation: trade.liquidation,
  pl: trade.pl,
  maintenanceMargin: trade.maintenanceMargin,
  fundingPaid: trade.sumFundingFees,
  openingFee: trade.openingFee,
  stopLoss: trade.stoploss,
  stopLossTrailing: trade.stoploss === null ? null : trade.stoplossTrailingDistance,
  takeProfit: trade.takeprofit,
  openedAt: trade.filledAt ?? trade.createdAt,
});

const toOrder = (trade: WireTrade): IsolatedOrder => ({
  id: trade.id,
  clientId: trade.clientId,
  side: trade.side,
  quantity: trade.quantity,
  leverage: trade.leverage,
  price: trade.price,
  margin: trade.margin,
  liquidation: trade.liquidation,
  feeReserve: trade.maintenanceMargin,
  stopLoss: trade.stoploss,
  takeProfit: trade.takeprofit,
  createdAt: trade.createdAt,
});

const isOver = (trade: WireTrade): boolean => trade.closed || trade.canceled;

export const runningTrade = wireTrade
  .refine((trade) => trade.running && !isOver(trade), { error: "is not a running trade" })
  .transform(toPosition);

export const openTrade = wireTrade
  .refine((trade) => trade.open && !isOver(trade), { error: "is not an open order" })
  .transform(toOrder);

/** Some answers show a filled trade as open and running at once: running wins. */
export const liveTrade = wireTrade
  .refine((trade) => (trade.open || trade.running) && !isOver(trade), {
    error: "is neither open nor running",
  })
  .transform(
    (trade): LiveTrade =>
      trade.running
        ? { state: "running", position: toPosition(trade) }
        : { state: "open", order: toOrder(trade) },
  );

/** A trade that is over. The closed list of some versions holds canceled orders too: `canceled` tells them apart. */
export const overTrade = wireTrade.transform((trade, context): ClosedTrade => {
  if (!isOver(trade) || trade.closedAt == null) {
    context.addIssue({ code: "custom", message: "is not a trade that is over" });
    return z.NEVER;
  }
  return {
    id: trade.id,
    clientId: trade.clientId,
    side: trade.side,
    quantity: trade.quantity,
    price: trade.price,
    exitPrice: trade.exitPrice ?? null,
    margin: trade.margin,
    liquidation: trade.liquidation,
    pl: trade.pl,
    openingFee: trade.openingFee,
    closingFee: trade.closingFee,
    fundingPaid: trade.sumFundingFees,
    closedAt: trade.closedAt,
    canceled: trade.canceled,
  };
});
