import { ok, type Result } from "#domain/result.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ExchangeFailure, MarketData } from "#ports/exchange.ts";
import type { SeenMarket } from "#ports/markets.ts";

const MINUTE_MS = 60_000;
/** The candles endpoint answers at most this many; a longer gap is seen from its newest part. */
const MOST_MINUTES = 1_000;

const widen = (
  prices: readonly PriceHalfUsd[],
): { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } => ({
  low: Math.min(...prices) as PriceHalfUsd,
  high: Math.max(...prices) as PriceHalfUsd,
});

/**
 * Observes a market without a stream: the ticker's last price, and the low and high of the 1-minute candles since the
 * last tick, so a wick in between is not missed. `at` is when the observation was asked for.
 */
export const observeMarket = async (
  market: MarketData,
  seen: SeenMarket | null,
  at: number,
): Promise<Result<Tick, ExchangeFailure>> => {
  const ticker = await market.ticker();
  if (!ticker.ok) return ticker;
  const { last } = ticker.value;
  if (seen === null) return ok({ low: last, high: last, last, at });
  // The last tick may carry the time of a clock ahead of ours.
  const sinceMs = Math.max(0, at - seen.at);
  const minutes = Math.min(MOST_MINUTES, Math.ceil(sinceMs / MINUTE_MS) + 1);
  const candles = await market.candles({ range: "1m", limit: minutes });
  if (!candles.ok) return candles;
  const prices = [last, seen.last, ...candles.value.flatMap((candle) => [candle.low, candle.high])];
  return ok({ ...widen(prices), last, at });
};
