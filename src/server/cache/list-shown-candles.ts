import type { CandleRange } from "#domain/market/candle-range.ts";
import type { Cache } from "#ports/cache.ts";
import type { Candle, Network } from "#ports/exchange.ts";
import { CANDLES } from "./cache-spaces.ts";

type Asked = { readonly network: Network; readonly range: CandleRange; readonly limit: number };

/** Candles for a chart, two seconds old at most; what `list` throws passes through. */
export const listShownCandles = async (
  deps: { readonly cache: Cache; readonly list: (asked: Asked) => Promise<readonly Candle[]> },
  { network, range, limit }: Asked,
): Promise<readonly Candle[]> =>
  await deps.cache.through(CANDLES, `${network}/${range}/${limit}`, [], () =>
    deps.list({ network, range, limit }),
  );
