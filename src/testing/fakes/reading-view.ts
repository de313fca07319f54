import { ok } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";
import { FORBIDDEN } from "./fake-faults.ts";
import { refusingExchange } from "./refusing-exchange.ts";

/** The same account through a key that may only read. */
export const readingView = (exchange: Exchange): Exchange => ({
  ...refusingExchange(FORBIDDEN),
  account: () => exchange.account(),
  transfers: (request) => exchange.transfers(request),
  ledgerPage: (request) => exchange.ledgerPage(request),
  permissions: async () =>
    ok([
      "account:read",
      "account:deposits:read",
      "account:withdrawals:read",
      "futures:isolated:read",
      "futures:cross:read",
    ]),
  runningTrades: () => exchange.runningTrades(),
  openTrades: () => exchange.openTrades(),
  closedTrades: (request) => exchange.closedTrades(request),
  canceledTrades: (request) => exchange.canceledTrades(request),
  fundingFees: (request) => exchange.fundingFees(request),
  crossPosition: () => exchange.crossPosition(),
  crossOpenOrders: () => exchange.crossOpenOrders(),
  crossFilledOrders: (request) => exchange.crossFilledOrders(request),
  crossTransfers: (request) => exchange.crossTransfers(request),
  crossFundingFees: (request) => exchange.crossFundingFees(request),
});
