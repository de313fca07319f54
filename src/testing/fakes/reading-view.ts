import { fail, ok } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";
import { FORBIDDEN } from "./fake-faults.ts";

/** The same account through a key that may only read. */
export const readingView = (exchange: Exchange): Exchange => {
  const refuse = async () => fail(FORBIDDEN);
  return {
    account: () => exchange.account(),
    runningTrades: () => exchange.runningTrades(),
    closedTrades: (request) => exchange.closedTrades(request),
    permissions: async () => ok(["account:read", "futures:isolated:read"]),
    addMargin: refuse,
    openTrade: refuse,
    closeTrade: refuse,
    setStopLoss: refuse,
  };
};
