import { profitAndLoss } from "#domain/position/pl.ts";
import { type PriceHalfUsd, priceToUsd } from "#domain/units.ts";
import type { Trade } from "../world/trade.ts";
import type { World } from "../world/world.ts";
import { isoTime } from "./page.ts";

const timeOrNull = (at: number | null): string | null => (at === null ? null : isoTime(at));
const priceOrZero = (price: PriceHalfUsd | null): number => (price === null ? 0 : priceToUsd(price));

/** A trade as the REST API shows it; a running one is marked at the last price. */
export function presentTrade(world: World, trade: Trade): Readonly<Record<string, unknown>> {
  const running = trade.status === "running";
  return {
    id: trade.id,
    ...(world.settings.quirks.omitUid !== true && { uid: trade.accountId }),
    clientId: trade.clientId,
    type: trade.type,
    side: trade.side === "long" ? "buy" : "sell",
    open: trade.status === "open",
    running,
    closed: trade.status === "closed",
    canceled: trade.status === "canceled",
    createdAt: isoTime(trade.createdAt),
    filledAt: timeOrNull(trade.filledAt),
    closedAt: timeOrNull(trade.closedAt),
    quantity: trade.quantity,
    leverage: trade.leverage,
    margin: trade.margin,
    entryMargin: trade.entryMargin,
    price: priceToUsd(trade.price),
    entryPrice: priceToUsd(trade.entryPrice),
    exitPrice: trade.exitPrice === null ? null : priceToUsd(trade.exitPrice),
    liquidation: priceToUsd(trade.liquidation),
    maintenanceMargin: trade.reserve,
    openingFee: trade.openingFee,
    closingFee: trade.closingFee,
    pl: running ? profitAndLoss(trade.side, trade.quantity, trade.price, world.market.last) : trade.pl,
    stoploss: priceOrZero(trade.stopLoss),
    takeprofit: priceOrZero(trade.takeProfit),
    stoplossTrailingDistance: trade.trailing,
    sumFundingFees: trade.fundingPaid,
    sumCashInPl: trade.cashInPl,
    sumCashInMargin: trade.cashInMargin,
  };
}
