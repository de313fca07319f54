import { ok, type Result } from "#domain/result.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ExchangeFailure, MarketData, Network } from "#ports/exchange.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { runTick } from "./run-tick.ts";

const MINUTE_MS = 60_000;
/** The candles endpoint answers at most this many; a longer gap is seen from its newest part. */
const MOST_MINUTES = 1_000;

/** The price and time up to which every price has been ticked on. */
export type Covered = { readonly last: PriceHalfUsd; readonly at: number };

export type Look = {
  readonly network: Network;
  /** Null before the first tick: then there is no gap to look into. */
  readonly covered: Covered | null;
  /** When the look was asked for, epoch milliseconds. */
  readonly at: number;
  /** A price that a stream brought since the look began, by the time the candles are read; null without one. */
  readonly newest: () => PriceHalfUsd | null;
  readonly onTick: (tick: Tick, report: TickReport) => void;
};

/** Low and high of the 1-minute candles since `covered`, so a wick in between is not missed. */
const seeGap = async (
  market: MarketData,
  covered: Covered,
  { at, newest }: Look,
  ticker: PriceHalfUsd,
): Promise<Result<Tick, ExchangeFailure>> => {
  // The last tick may carry the time of a clock ahead of ours.
  const sinceMs = Math.max(0, at - covered.at);
  const minutes = Math.min(MOST_MINUTES, Math.ceil(sinceMs / MINUTE_MS) + 1);
  const candles = await market.candles({ range: "1m", limit: minutes });
  if (!candles.ok) return candles;
  const last = newest() ?? ticker;
  const prices = [last, ticker, covered.last, ...candles.value.flatMap(({ low, high }) => [low, high])];
  const [low, high] = [Math.min(...prices) as PriceHalfUsd, Math.max(...prices) as PriceHalfUsd];
  return ok({ low, high, last, at, from: Math.min(covered.at, ...candles.value.map((candle) => candle.at)) });
};

/**
 * Looks at a market without its stream and ticks on what it sees: on the ticker's price at once, because a guard that is
 * inside its trigger now must not wait for history; then on the whole gap since the last tick, from candles. Returns the
 * widest tick, or why the market, or its gap, could not be read.
 */
export const lookAtMarket = async (deps: MonitorDeps, look: Look): Promise<Result<Tick, ExchangeFailure>> => {
  const market = deps.exchanges.marketData(look.network);
  const ticker = await market.ticker();
  if (!ticker.ok) return ticker;
  const { last } = ticker.value;
  const now: Tick = { low: last, high: last, last, at: look.at, from: look.at };
  look.onTick(now, await runTick(deps, look.network, now));
  if (look.covered === null) return ok(now);
  const gap = await seeGap(market, look.covered, look, last);
  if (gap.ok) look.onTick(gap.value, await runTick(deps, look.network, gap.value));
  return gap;
};
