import { ok, type Result } from "#domain/result.ts";
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

const exchangeOf = (deps: AttemptDeps, inner: Exchange, route: Route): Exchange => {
  const { network } = route.wish;
  const read = <T>(ask: () => Answer<T>): Answer<T> => readPatiently(deps, route, ask);
  const once = async <T>(on: Route, ask: () => Answer<T>): Answer<T> =>
    (await attemptCall(deps, on, deps.elapsed(), ask)).answer;
  const write = <T>(ask: () => Answer<T>): Answer<T> =>
    once({ ...route, wish: { ...route.wish, urgency: "write" } }, ask);
  return {
    account: () => read(() => inner.account()),
    runningTrades: () => read(() => inner.runningTrades()),
    closedTrades: (request) => read(() => inner.closedTrades(request)),
    // A trader waits before a form, and a sign-in that hangs takes its whole time.
    permissions: () => once({ ...route, dependency: stream(network) }, () => inner.permissions()),
    addMargin: (request) => write(() => inner.addMargin(request)),
    openTrade: (request) => write(() => inner.openTrade(request)),
    closeTrade: (request) => write(() => inner.closeTrade(request)),
    setStopLoss: (request) => write(() => inner.setStopLoss(request)),
  };
};

/**
 * Exchanges that keep within the request budget, stop asking one that is down, and read again what failed in passing.
 * Every write is sent once, whatever happens: to repeat one is for whoever has read the account since. What was held back
 * here fails as `rate-limited` or `unavailable`, and nothing was sent. A public reading is shared by all who ask for it
 * at once.
 */
export const createResilientExchanges = (parts: ResilienceDeps): Exchanges => {
  const deps: AttemptDeps = { ...parts, breakers: createBreakers(parts.elapsed) };
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
