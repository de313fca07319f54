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
      runningTrades: () => count(exchange.runningTrades()),
      closedTrades: (request) => count(exchange.closedTrades(request)),
      permissions: () => exchange.permissions(),
      addMargin: (request) => {
        sent.push({ key, at: clock() });
        return count(exchange.addMargin(request));
      },
      openTrade: (request) => count(exchange.openTrade(request)),
      closeTrade: (request) => count(exchange.closeTrade(request)),
      setStopLoss: (request) => count(exchange.setStopLoss(request)),
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
