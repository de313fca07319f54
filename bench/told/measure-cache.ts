import { randomUUID } from "node:crypto";
import { Redis } from "@upstash/redis";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import { createUpstashCacheStore } from "#adapters/upstash/create-upstash-cache-store.ts";
import { startThrowawayRedis } from "#cli/infra/redis/start-throwaway-redis.ts";
import type { CacheSpace } from "#ports/cache.ts";
import type { CacheStore } from "#ports/cache-store.ts";
import { createCache } from "#services/cache/create-cache.ts";
import { startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import type { Part, Values } from "../bench.ts";
import { below } from "../figure.ts";

const READS = 2_000;
const SPACE: CacheSpace<string> = {
  name: "bench",
  version: 1,
  ttlMs: 3_600_000,
  parse: (stored) => (typeof stored === "string" ? stored : null),
};
const VALUE = "v".repeat(2_000);
const names = (of: string) => [`${of}, median`, `${of}, 99th percentile`] as const;
const MEMORY = names("a kept value from memory");
const SHARED = names("a kept value from Redis");
const BARE = names("a bare get from Redis");

const elapsed = () => performance.now();

const openRead = async (store: CacheStore): Promise<() => Promise<void>> => {
  const outcomes = new Map<string, number>();
  const cache = createCache({
    store,
    elapsed,
    digestKey: randomUUID(),
    newVersion: randomUUID,
    onOutcome: (_space, outcome) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1),
  });
  const read = async () => {
    await cache.through(SPACE, "key", ["user:1", "account:1"], async () => VALUE);
  };
  await read();
  return async () => {
    const hits = outcomes.get("hit") ?? 0;
    await read();
    if (outcomes.get("hit") !== hits + 1) throw new Error("a value that was kept was not found");
  };
};

const share = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? Number.NaN;

/** Milliseconds of one read after the other, each way in turn, so that a busy machine disturbs all alike. */
const measure = async (): Promise<Values> => {
  const server = await startThrowawayRedis();
  const bridge = await startRedisBridge(server.url);
  try {
    const redis = new Redis({ ...bridge, enableTelemetry: false, automaticDeserialization: false });
    await redis.set("bare", VALUE);
    const ways = [
      [MEMORY, await openRead(createMemoryCacheStore({ elapsed, maxEntries: 1_000, maxBytes: 1_000_000 }))],
      [SHARED, await openRead(createUpstashCacheStore(bridge))],
      [BARE, async () => void (await redis.get("bare"))],
    ] as const;
    const times = ways.map((): number[] => []);
    for (let round = 0; round < READS; round += 1) {
      for (const [at, [, read]] of ways.entries()) {
        const begun = performance.now();
        await read();
        times[at]?.push(performance.now() - begun);
      }
    }
    return Object.fromEntries(
      ways.flatMap(([[half, most]], at) => [
        [half, share(times[at] ?? [], 0.5)],
        [most, share(times[at] ?? [], 0.99)],
      ]),
    );
  } finally {
    await bridge.stop();
    await server.stop();
  }
};

export const cache: Part<null> = {
  title: "reading from the cache",
  figures: [
    { name: MEMORY[0], unit: "ms", target: null },
    { name: MEMORY[1], unit: "ms", target: below(10) },
    { name: SHARED[0], unit: "ms", target: null },
    { name: SHARED[1], unit: "ms", target: below(10) },
    { name: BARE[0], unit: "ms", target: null },
    { name: BARE[1], unit: "ms", target: null },
  ],
  measure,
};
