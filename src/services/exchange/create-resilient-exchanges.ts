import { ok, type Result } from "#domain/result.ts";
import type { CrossTrading } from "#ports/cross-trading.ts";
import type {
  Answer,
  Candle,
  Exchange,
  ExchangeFailure,
  Exchanges,
  MarketData,
  Network,
  Ticker,
  Urgency,
} from "#ports/exchange.ts";
import type { IsolatedTrading } from "#ports/isolated-trading.ts";
import { type AttemptDeps, attemptCall, type Route } from "./attempt-call.ts";
import { createBreakers } from "./create-breakers.ts";
import { createFlights, type Flights } from "./create-flights.ts";
import { readPatiently } from "./read-patiently.ts";
import type { ResilienceDeps } from "./resilience-deps.ts";

type PublicFlights = {
  readonly tickers: Flights<Result<Ticker, ExchangeFailure>>;
  readonly candles: Flights<Result<readonly Candle[], ExchangeFailure>>;
};

/** Requests and the stream go to two hosts: one may be down without the other. */
const rest = (network: Network): string => `${network}/rest`;
const stream = (network: Network): string => `${network}/stream`;

const marketOf = (
  deps: AttemptDeps,
  { tickers, candles }: PublicFlights,
  network: Network,
  urgency: Urgency,
): MarketData => {
  const inner = deps.exchanges.marketData(network, urgency);
  const route: Route = { dependency: rest(network), wish: { network, key: null, urgency } };
  return {
    ticker: () => tickers.join(network, urgency, () => readPatiently(deps, route, () => inner.ticker())),
    candles: (request) =>
      candles.join(`${network} ${JSON.stringify(request)}`, urgency, () =>
        readPatiently(deps, route, () => inner.candles(request)),
      ),
    serverTime: async () => {
      const begun = deps.elapsed();
      let sent = begun;
      const answer = await readPatiently(deps, route, () => {
        sent = deps.elapsed();
        return inner.serverTime();
      });
      // Callers hold the answer against the middle of their call, so half of what was waited here is taken out of it.
      return answer.ok ? ok(answer.value - (sent - begun) / 2) : answer;
    },
  };
};

/** One way to ask: patiently, or once. */
type Way = <T>(ask: () => Answer<T>) => Answer<T>;

const isolatedOf = (inner: Exchange, read: Way, write: Way): IsolatedTrading => ({
  runningTrades: () => read(() => inner.runningTrades()),
  openTrades: () => read(() => inner.openTrades()),
  closedTrades: (request) => read(() => inner.closedTrades(request)),
  canceledTrades: (request) => read(() => inner.canceledTrades(request)),
  fundingFees: (request) => read(() => inner.fundingFees(request)),
  addMargin: (request) => write(() => inner.addMargin(request)),
  cashIn: (request) => write(() => inner.cashIn(request)),
  openTrade: (request) => write(() => inner.openTrade(request)),
  cancelTrade: (request) => write(() => inner.cancelTrade(request)),
  closeTrade: (request) => write(() => inner.closeTrade(request)),
  setStopLoss: (request) => write(() => inner.setStopLoss(request)),
  setTrailingStop: (request) => write(() => inner.setTrailingStop(request)),
  removeStopLoss: (request) => write(() => inner.removeStopLoss(request)),
  setTakeProfit: (request) => write(() => inner.setTakeProfit(request)),
  removeTakeProfit: (request) => write(() => inner.removeTakeProfit(request)),
});

const crossOf = (inner: Exchange, read: Way, write: Way): CrossTrading => ({
  crossPosition: () => read(() => inner.crossPosition()),
  crossOpenOrders: () => read(() => inner.crossOpenOrders()),
  crossFilledOrders: (request) => read(() => inner.crossFilledOrders(request)),
  crossTransfers: (request) => read(() => inner.crossTransfers(request)),
  crossFundingFees: (request) => read(() => inner.crossFundingFees(request)),
  crossOrder: (request) => write(() => inner.crossOrder(request)),
  cancelCrossOrder: (request) => write(() => inner.cancelCrossOrder(request)),
  closeCross: (request) => write(() => inner.closeCross(request)),
  depositCross: (request) => write(() => inner.depositCross(request)),
  withdrawCross: (request) => write(() => inner.withdrawCross(request)),
  setCrossLeverage: (request) => write(() => inner.setCrossLeverage(request)),
});

const exchangeOf = (deps: AttemptDeps, inner: Exchange, route: Route): Exchange => {
  const { network } = route.wish;
  const read: Way = (ask) => readPatiently(deps, route, ask);
  const once = async <T>(on: Route, ask: () => Answer<T>): Answer<T> =>
    (await attemptCall(deps, on, deps.elapsed(), ask)).answer;
  const write: Way = (ask) => once({ ...route, wish: { ...route.wish, urgency: "write" } }, ask);
  return {
    account: () => read(() => inner.account()),
    transfers: (request) => read(() => inner.transfers(request)),
    ledgerPage: (request) => read(() => inner.ledgerPage(request)),
    // A trader waits before a form, and a sign-in that hangs takes its whole time.
    permissions: () => once({ ...route, dependency: stream(network) }, () => inner.permissions()),
    ...isolatedOf(inner, read, write),
    ...crossOf(inner, read, write),
  };
};

/**
 * Exchanges that keep within the request budget, stop asking one that is down, and read again what failed in passing.
 * Every write is sent once, whatever happens: to repeat one is for whoever has read the account since. What was held back
 * here fails as `rate-limited` or `unavailable`, and nothing was sent. A public reading is shared by all who ask for it
 * at once.
 */
export const createResilientExchanges = (parts: ResilienceDeps): Exchanges => {
  const deps: AttemptDeps = { ...parts, breakers: parts.breakers ?? createBreakers(parts.elapsed) };
  const flights: PublicFlights = { tickers: createFlights(), candles: createFlights() };
  return {
    marketData: (network, urgency = "screen") => marketOf(deps, flights, network, urgency),
    withCredential: (network, credential, urgency = "screen") => {
      const inner = deps.exchanges.withCredential(network, credential, urgency);
      return exchangeOf(deps, inner, {
        dependency: rest(network),
        wish: { network, key: credential.digest, urgency },
      });
    },
  };
};
