import type { CandleRange } from "#domain/market/candle-range.ts";
import type { Candle, Exchanges, Network } from "#ports/exchange.ts";
import { sayFailure } from "../accounts/say-failure.ts";
import { AppError } from "../app-error.ts";

/** The newest candles of a network's market, newest first. @throws AppError unavailable when they cannot be read. */
export const listCandles = async (
  deps: { readonly exchanges: Exchanges },
  request: { readonly network: Network; readonly range: CandleRange; readonly limit: number },
): Promise<readonly Candle[]> => {
  const { range, limit } = request;
  const candles = await deps.exchanges.marketData(request.network).candles({ range, limit });
  if (!candles.ok) {
    throw new AppError("unavailable", sayFailure(candles.failure), { retryAfterMs: 2_000 });
  }
  return candles.value;
};
