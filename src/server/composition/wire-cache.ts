import { randomUUID } from "node:crypto";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import { createUpstashCacheStore } from "#adapters/upstash/create-upstash-cache-store.ts";
import { pingUpstash } from "#adapters/upstash/ping-upstash.ts";
import type { Cache } from "#ports/cache.ts";
import type { Elapsed } from "#ports/clock.ts";
import type { Meter } from "#ports/meter.ts";
import { createCache } from "#services/cache/create-cache.ts";
import type { WiringOptions } from "./wiring-options.ts";

const OWN_BOUNDS = { maxEntries: 10_000, maxBytes: 32 * 1024 * 1024 };

/** Redis where there is one, for all processes; else what this process remembers. */
export const wireCache = (options: WiringOptions, elapsed: Elapsed, meter: Meter): Cache => {
  const { redis } = options;
  return createCache({
    store:
      redis === undefined
        ? createMemoryCacheStore({ elapsed, ...OWN_BOUNDS })
        : createUpstashCacheStore(redis),
    elapsed,
    digestKey: redis?.token ?? randomUUID(),
    newVersion: randomUUID,
    onOutcome: (namespace, result) => meter.count("cache_reads_total", { namespace, result }),
  });
};

/** Asks the Redis that processes share whether it is there; null where each keeps its own. */
export const wireKvPing = ({ redis }: WiringOptions): (() => Promise<void>) | null =>
  redis === undefined ? null : () => pingUpstash(redis);
