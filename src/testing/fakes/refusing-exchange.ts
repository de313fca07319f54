import { fail } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";

/** An exchange that answers every call with the same failure. */
export const refusingExchange = (failure: ExchangeFailure): Exchange => {
  const refuse = async () => fail(failure);
  return {
    account: refuse,
    runningTrades: refuse,
    closedTrades: refuse,
    permissions: refuse,
    addMargin: refuse,
    openTrade: refuse,
    closeTrade: refuse,
    setStopLoss: refuse,
  };
};
