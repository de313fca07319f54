import { z } from "zod";
import { priceHalfUsd, usd } from "#domain/units.ts";
import type { CacheSpace } from "#ports/cache.ts";
import type { Candle } from "#ports/exchange.ts";

const price = z.number().transform(priceHalfUsd);
const candlesSchema = z.array(
  z.strictObject({
    at: z.int(),
    open: price,
    high: price,
    low: price,
    close: price,
    volume: z.number().transform(usd),
  }),
);

/**
 * Candles for a chart, the same for everybody who looks at it. The charts ask every few seconds each, and the exchange
 * answers less than one public question a second: two seconds of age cost a chart nothing, and nothing is decided by them.
 * What rules decide by, the price and positions among it, is in no space.
 */
export const CANDLES: CacheSpace<readonly Candle[]> = {
  name: "market-candles",
  version: 1,
  ttlMs: 2_000,
  parse: (stored) => candlesSchema.safeParse(stored).data ?? null,
};
