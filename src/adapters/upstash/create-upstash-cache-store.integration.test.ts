import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { CacheSpace } from "#ports/cache.ts";
import { createCache } from "#services/cache/create-cache.ts";
import { cacheContract } from "#testing/contracts/cache-contract.ts";
import { openRedisConnection } from "#testing/redis/redis-connection.ts";
import { type RedisBridge, startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import { createUpstashCacheStore } from "./create-upstash-cache-store.ts";

const redisUrl = inject("redisUrl");
const isTag = (key: string) => key.startsWith("axisor:cache:tag:");

cacheContract("the cache on a real redis-server", async () => {
  const bridge = await startRedisBridge(redisUrl);
  const redis = openRedisConnection(redisUrl);
  // Each test has a name key of its own, so what others left is not found; the rest is told apart by what was there.
  const digestKey = randomUUID();
  const keysNow = async () => {
    const keys = await redis.send(["KEYS", "axisor:cache:*"]);
    return Array.isArray(keys) ? keys.map(String) : [];
  };
  const before = new Set(await keysNow());
  const ours = async () => (await keysNow()).filter((key) => !before.has(key));
  return {
    openCache: (onOutcome) =>
      createCache({
        store: createUpstashCacheStore({ ...bridge, timeoutMs: 10_000 }),
        elapsed: () => performance.now(),
        digestKey,
        newVersion: randomUUID,
        ...(onOutcome === undefined ? {} : { onOutcome }),
      }),
    pass: async (ms) => {
      for (const key of await ours()) {
        const left = Number(await redis.send(["PTTL", key]));
        // Redis lets go of a key whose time is negative at once; one without a time says -1, and stays.
        if (left >= 0) await redis.send(["PEXPIRE", key, String(left - ms)]);
      }
    },
    contents: async () => {
      const keys = await ours();
      return JSON.stringify([keys, await Promise.all(keys.map((key) => redis.send(["GET", key])))]);
    },
    spoil: async (text) => {
      for (const key of await ours()) if (!isTag(key)) await redis.send(["SET", key, text, "KEEPTTL"]);
    },
    forgetVersions: async () => {
      for (const key of await ours()) if (isTag(key)) await redis.send(["DEL", key]);
    },
    close: async () => {
      redis.close();
      await bridge.stop();
    },
  };
});

describe("when Redis does not serve, the cache reads and throws nothing", () => {
  const SPACE: CacheSpace<number> = {
    name: "outage",
    version: 1,
    ttlMs: 60_000,
    parse: (stored) => (typeof stored === "number" ? stored : null),
  };
  let bridge: RedisBridge;
  beforeAll(async () => {
    bridge = await startRedisBridge(redisUrl);
  });
  afterAll(async () => await bridge.stop());

  const open = (options: { readonly url: string; readonly token: string; readonly timeoutMs: number }) => {
    const outcomes: string[] = [];
    const cache = createCache({
      store: createUpstashCacheStore(options),
      elapsed: () => 0,
      digestKey: randomUUID(),
      newVersion: randomUUID,
      onOutcome: (_space, outcome) => outcomes.push(outcome),
    });
    return { cache, outcomes };
  };

  test("while it hangs", async () => {
    bridge.fault = "hang";
    const { cache, outcomes } = open({ ...bridge, timeoutMs: 50 });
    bridge.asked = 0;
    expect(await cache.through(SPACE, "a", ["t"], async () => 1)).toBe(1);
    await cache.drop("t");
    expect(await cache.through(SPACE, "a", ["t"], async () => 2)).toBe(2);
    expect(outcomes).toEqual(["away", "away"]);
    expect(bridge.asked).toBe(1);
    bridge.fault = null;
  });

  test.each(["refuse", "error", "page", "empty", "text", "half", "other-limit", "fraction", "no"] as const)(
    "when its answer is wrong (%s)",
    async (fault) => {
      bridge.fault = fault;
      const { cache, outcomes } = open({ ...bridge, timeoutMs: 10_000 });
      expect(await cache.through(SPACE, "a", ["t"], async () => 1)).toBe(1);
      expect(outcomes).toEqual(["away"]);
      await cache.drop("t");
      bridge.fault = null;
    },
  );

  test("while nothing listens, and when it refuses the token", async () => {
    const gone = await startRedisBridge(redisUrl);
    await gone.stop();
    const strangers = [
      { ...gone, timeoutMs: 1_000 },
      { url: bridge.url, token: "wrong", timeoutMs: 1_000 },
    ];
    for (const options of strangers) {
      const { cache, outcomes } = open(options);
      expect(await cache.through(SPACE, "a", ["t"], async () => 1)).toBe(1);
      expect(outcomes).toEqual(["away"]);
    }
  });

  test("its failure names neither key nor value", async () => {
    const store = createUpstashCacheStore({ url: bridge.url, token: "wrong", timeoutMs: 1_000 });
    const answer = await store.write([{ key: "someone", text: "something" }], 1_000);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    expect(JSON.stringify(answer)).not.toMatch(/someone|something/);
  });
});
