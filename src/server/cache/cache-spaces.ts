import { z } from "zod";
import { priceHalfUsd, usd } from "#domain/units.ts";
import type { CacheSpace } from "#ports/cache.ts";
import type { Candle } from "#ports/exchange.ts";
import type { Holdings } from "#services/overview/get-overview.ts";

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
 * What rules decide by is never taken from a space, and the price is in none.
 */
export const CANDLES: CacheSpace<readonly Candle[]> = {
  name: "market-candles",
  version: 1,
  ttlMs: 2_000,
  parse: (stored) => candlesSchema.safeParse(stored).data ?? null,
};

/** What is stored of a user's accounts, and as of when it was read. */
export type KeptHoldings = { readonly at: number; readonly holdings: Holdings };

const list = z.array(z.looseObject({}));
const holdingsSchema = z.strictObject({
  at: z.int(),
  holdings: z.strictObject({
    accounts: list,
    positions: list,
    guards: list,
    cross: list,
    crossGuards: list,
    exits: list,
  }),
});

/**
 * What overviews are made of, by user and revision: it serves only while it is what is stored, so ten minutes are a bound on
 * memory and none on age. In the memory of one process alone, which wrote every value itself: amounts of a trader are in no
 * store that others keep, and their shape is looked at no closer than to tell that it is whole.
 */
export const HOLDINGS: CacheSpace<KeptHoldings> = {
  name: "overview-holdings",
  version: 1,
  ttlMs: 600_000,
  parse: (stored) => (holdingsSchema.safeParse(stored).success ? (stored as KeptHoldings) : null),
};

/** When protection was last proven, for all; null where nobody proves it. */
type KeptProof = { readonly proof: { readonly startedAt: number; readonly provenAt: number | null } | null };

const proofSchema = z.strictObject({
  proof: z.strictObject({ startedAt: z.int(), provenAt: z.int().nullable() }).nullable(),
});

/**
 * The same for everybody and stored once a minute, and every overview tells it: a second of age is a second in which a proof
 * is not told yet. How old it is is told by its time, so that does not stand still.
 */
export const PROOF: CacheSpace<KeptProof> = {
  name: "proof",
  version: 1,
  ttlMs: 1_000,
  parse: (stored) => proofSchema.safeParse(stored).data ?? null,
};
