import type { Clock } from "#ports/clock.ts";
import type { Candle, CandleRange, Exchanges, Network } from "#ports/exchange.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import { AppError } from "../app-error.ts";

const MINUTE_MS = 60_000;
const RANGE_MS = {
  "1m": MINUTE_MS,
  "5m": 5 * MINUTE_MS,
  "15m": 15 * MINUTE_MS,
  "1h": 60 * MINUTE_MS,
  "4h": 240 * MINUTE_MS,
  "1d": 1_440 * MINUTE_MS,
} as const satisfies Partial<Record<CandleRange, number>>;

/** Exchange time may run ahead of ours (a paper exchange at a higher speed): its own clock bounds the request. */
export const listCandles = async (
  deps: { readonly exchanges: Exchanges; readonly clock: Clock },
  request: { readonly network: Network; readonly range: keyof typeof RANGE_MS; readonly limit: number },
): Promise<readonly Candle[]> => {
  const market = deps.exchanges.marketData(request.network);
  const time = await market.serverTime();
  const to = time.ok ? time.value : deps.clock();
  const candles = await market.candles({
    range: request.range,
    from: to - RANGE_MS[request.range] * request.limit,
    to,
  });
  if (!candles.ok)
    throw new AppError("unavailable", failureInWords(candles.failure), { retryAfterMs: 2_000 });
  return candles.value.slice(0, request.limit);
};
