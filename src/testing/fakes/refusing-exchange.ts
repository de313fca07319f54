import { fail } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";

/** An exchange that answers every call with the same failure. */
export const refusingExchange = (failure: ExchangeFailure): Exchange => {
  const refuse = async () => fail(failure);
  return {
    account: refuse,
    transfers: refuse,
    ledgerPage: refuse,
    permissions: refuse,
    runningTrades: refuse,
    openTrades: refuse,
    closedTrades: refuse,
    canceledTrades: refuse,
    fundingFees: refuse,
    crossPosition: refuse,
    crossOpenOrders: refuse,
    crossFilledOrders: refuse,
    crossTransfers: refuse,
    crossFundingFees: refuse,
    addMargin: refuse,
    cashIn: refuse,
    openTrade: refuse,
    cancelTrade: refuse,
    closeTrade: refuse,
    setStopLoss: refuse,
    setTrailingStop: refuse,
    removeStopLoss: refuse,
    setTakeProfit: refuse,
    removeTakeProfit: refuse,
    crossOrder: refuse,
    cancelCrossOrder: refuse,
    closeCross: refuse,
    depositCross: refuse,
    withdrawCross: refuse,
    setCrossLeverage: refuse,
  };
};
