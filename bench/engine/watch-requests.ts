import type { Exchange, Exchanges } from "#ports/exchange.ts";

/** A request that moved money, by the key it was signed with, and when it left. */
export type SentRequest = { readonly key: string; readonly at: number };

export type WatchedExchanges = {
  readonly exchanges: Exchanges;
  /** Every top-up, in the order in which they left. */
  readonly sent: readonly SentRequest[];
  /** How many signed requests left in all. */
  signed(): number;
};

/** Exchanges that note what leaves for them. */
export const watchRequests = (inner: Exchanges, clock: () => number): WatchedExchanges => {
  const sent: SentRequest[] = [];
  let signed = 0;
  const noting = (exchange: Exchange, key: string): Exchange => {
    const count = <T>(answer: T): T => {
      signed += 1;
      return answer;
    };
    return {
      account: () => count(exchange.account()),
      transfers: (request) => count(exchange.transfers(request)),
      ledgerPage: (request) => count(exchange.ledgerPage(request)),
      permissions: () => exchange.permissions(),
      addMargin: (request) => {
        sent.push({ key, at: clock() });
        return count(exchange.addMargin(request));
      },
      runningTrades: () => count(exchange.runningTrades()),
      openTrades: () => count(exchange.openTrades()),
      closedTrades: (request) => count(exchange.closedTrades(request)),
      canceledTrades: (request) => count(exchange.canceledTrades(request)),
      fundingFees: (request) => count(exchange.fundingFees(request)),
      crossPosition: () => count(exchange.crossPosition()),
      crossOpenOrders: () => count(exchange.crossOpenOrders()),
      crossFilledOrders: (request) => count(exchange.crossFilledOrders(request)),
      crossTransfers: (request) => count(exchange.crossTransfers(request)),
      crossFundingFees: (request) => count(exchange.crossFundingFees(request)),
      cashIn: (request) => count(exchange.cashIn(request)),
      openTrade: (request) => count(exchange.openTrade(request)),
      cancelTrade: (request) => count(exchange.cancelTrade(request)),
      closeTrade: (request) => count(exchange.closeTrade(request)),
      setStopLoss: (request) => count(exchange.setStopLoss(request)),
      setTrailingStop: (request) => count(exchange.setTrailingStop(request)),
      removeStopLoss: (request) => count(exchange.removeStopLoss(request)),
      setTakeProfit: (request) => count(exchange.setTakeProfit(request)),
      removeTakeProfit: (request) => count(exchange.removeTakeProfit(request)),
      crossOrder: (request) => count(exchange.crossOrder(request)),
      cancelCrossOrder: (request) => count(exchange.cancelCrossOrder(request)),
      closeCross: (request) => count(exchange.closeCross(request)),
      depositCross: (request) => count(exchange.depositCross(request)),
      withdrawCross: (request) => count(exchange.withdrawCross(request)),
      setCrossLeverage: (request) => count(exchange.setCrossLeverage(request)),
    };
  };
  return {
    exchanges: {
      marketData: (network, urgency) => inner.marketData(network, urgency),
      withCredential: (network, credential, urgency) =>
        noting(inner.withCredential(network, credential, urgency), credential.digest),
    },
    sent,
    signed: () => signed,
  };
};
