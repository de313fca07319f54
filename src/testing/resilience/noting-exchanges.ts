import type { Elapsed } from "#ports/clock.ts";
import type { Exchange, Exchanges, MarketData, Urgency } from "#ports/exchange.ts";

/** One call that got as far as the venue; `key` is empty for a public one. */
export type SentCall = {
  readonly call: string;
  readonly at: number;
  readonly key: string;
  readonly urgency: Urgency;
};

export type NotingOptions = {
  readonly market: MarketData;
  readonly account: Exchange;
  readonly sent: SentCall[];
  readonly elapsed: Elapsed;
  /** How long a call is under way. */
  readonly underWay: () => Promise<unknown>;
};

/** One market and one account behind every key, which write down what reaches them and when. */
export const notingExchanges = ({ market, account, sent, elapsed, underWay }: NotingOptions): Exchanges => {
  const noting =
    (key: string, urgency: Urgency) =>
    async <T>(call: string, ask: () => Promise<T>): Promise<T> => {
      sent.push({ call, at: elapsed(), key, urgency });
      const answer = await ask();
      await underWay();
      return answer;
    };
  return {
    marketData: (_network, urgency = "screen") => {
      const note = noting("", urgency);
      return {
        ticker: () => note("ticker", () => market.ticker()),
        candles: (request) => note("candles", () => market.candles(request)),
        serverTime: () => note("serverTime", () => market.serverTime()),
      };
    },
    withCredential: (_network, { digest }, urgency = "screen") => {
      const note = noting(digest, urgency);
      return {
        account: () => note("account", () => account.account()),
        transfers: (request) => note("transfers", () => account.transfers(request)),
        ledgerPage: (request) => note("ledgerPage", () => account.ledgerPage(request)),
        permissions: () => note("permissions", () => account.permissions()),
        runningTrades: () => note("runningTrades", () => account.runningTrades()),
        openTrades: () => note("openTrades", () => account.openTrades()),
        closedTrades: (request) => note("closedTrades", () => account.closedTrades(request)),
        canceledTrades: (request) => note("canceledTrades", () => account.canceledTrades(request)),
        fundingFees: (request) => note("fundingFees", () => account.fundingFees(request)),
        crossPosition: () => note("crossPosition", () => account.crossPosition()),
        crossOpenOrders: () => note("crossOpenOrders", () => account.crossOpenOrders()),
        crossFilledOrders: (request) => note("crossFilledOrders", () => account.crossFilledOrders(request)),
        crossTransfers: (request) => note("crossTransfers", () => account.crossTransfers(request)),
        crossFundingFees: (request) => note("crossFundingFees", () => account.crossFundingFees(request)),
        addMargin: (request) => note("addMargin", () => account.addMargin(request)),
        cashIn: (request) => note("cashIn", () => account.cashIn(request)),
        openTrade: (request) => note("openTrade", () => account.openTrade(request)),
        cancelTrade: (request) => note("cancelTrade", () => account.cancelTrade(request)),
        closeTrade: (request) => note("closeTrade", () => account.closeTrade(request)),
        setStopLoss: (request) => note("setStopLoss", () => account.setStopLoss(request)),
        setTrailingStop: (request) => note("setTrailingStop", () => account.setTrailingStop(request)),
        removeStopLoss: (request) => note("removeStopLoss", () => account.removeStopLoss(request)),
        setTakeProfit: (request) => note("setTakeProfit", () => account.setTakeProfit(request)),
        removeTakeProfit: (request) => note("removeTakeProfit", () => account.removeTakeProfit(request)),
        crossOrder: (request) => note("crossOrder", () => account.crossOrder(request)),
        cancelCrossOrder: (request) => note("cancelCrossOrder", () => account.cancelCrossOrder(request)),
        closeCross: (request) => note("closeCross", () => account.closeCross(request)),
        depositCross: (request) => note("depositCross", () => account.depositCross(request)),
        withdrawCross: (request) => note("withdrawCross", () => account.withdrawCross(request)),
        setCrossLeverage: (request) => note("setCrossLeverage", () => account.setCrossLeverage(request)),
      };
    },
  };
};
