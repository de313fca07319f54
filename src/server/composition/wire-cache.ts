import { randomUUID } from "node:crypto";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import { createUpstashCacheStore } from "#adapters/upstash/create-upstash-cache-store.ts";
import { pingUpstash } from "#adapters/upstash/ping-upstash.ts";
import type { Cache } from "#ports/cache.ts";
import type { CacheStore } from "#ports/cache-store.ts";
import type { Elapsed } from "#ports/clock.ts";
import type { Meter } from "#ports/meter.ts";
import { createCache } from "#services/cache/create-cache.ts";
import type { WiringOptions } from "./wiring-options.ts";

const OWN_BOUNDS = { maxEntries: 10_000, maxBytes: 32 * 1024 * 1024 };

/** One in Redis where there is one, for all processes, and one that is this process's memory whatever there is. */
export const wireCaches = (
  { redis }: Pick<WiringOptions, "redis">,
  { elapsed, meter }: { readonly elapsed: Elapsed; readonly meter: Meter },
): { readonly cache: Cache; readonly ownCache: Cache } => {
  const over = (store: CacheStore, digestKey: string): Cache =>
    createCache({
      store,
      elapsed,
      digestKey,
      newVersion: randomUUID,
      onOutcome: (namespace, result) => meter.count("cache_reads_total", { namespace, result }),
    });
  const ownCache = over(createMemoryCacheStore({ elapsed, ...OWN_BOUNDS }), randomUUID());
  return {
    ownCache,
    cache: redis === undefined ? ownCache : over(createUpstashCacheStore(redis), redis.token),
  };
};

/** Asks the Redis that processes share whether it is there; null where each keeps its own. */
export const wireKvPing = ({ redis }: WiringOptions): (() => Promise<void>) | null =>
  redis === undefined ? null : () => pingUpstash(redis);
