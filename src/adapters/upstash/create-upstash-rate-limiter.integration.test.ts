import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { rateLimiterContract } from "#testing/contracts/rate-limiter-contract.ts";
import { openRedisConnection } from "#testing/redis/redis-connection.ts";
import { type RedisBridge, startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import { createUpstashRateLimiter } from "./create-upstash-rate-limiter.ts";

const redisUrl = inject("redisUrl");
const RULE = { name: "outage", limit: 5, windowMs: 60_000 };

rateLimiterContract("the limiter on a real redis-server", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const bridge = await startRedisBridge(redisUrl);
  return {
    limiter: createUpstashRateLimiter({ ...bridge, timeoutMs: 10_000 }),
    setTime: (at) => vi.setSystemTime(at),
    close: async () => {
      vi.useRealTimers();
      await bridge.stop();
    },
  };
});

describe("when Redis does not serve, the limiter says so instead of letting callers in", () => {
  let bridge: RedisBridge;
  beforeAll(async () => {
    bridge = await startRedisBridge(redisUrl);
  });
  afterAll(async () => await bridge.stop());

  test("while it hangs", async () => {
    bridge.fault = "hang";
    const limiter = createUpstashRateLimiter({ ...bridge, timeoutMs: 50 });
    expect(await limiter.take("a", RULE)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    expect(await limiter.clear("a", RULE)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    bridge.fault = null;
  });

  test("but an answer is no silence because this process was too busy to hear it", async () => {
    const limiter = createUpstashRateLimiter({ ...bridge, timeoutMs: 250 });
    expect(await limiter.take("busy", RULE)).toMatchObject({ ok: true });
    const taking = limiter.take("busy", RULE);
    // What is asked is on its way, and nothing of the answer here yet.
    await turnOfTheLoop();
    const until = performance.now() + 600;
    while (performance.now() < until);
    expect(await taking).toMatchObject({ ok: true, value: { allowed: true } });
  });

  test.each(["refuse", "error", "page", "empty", "text", "half", "other-limit", "fraction"] as const)(
    "when its answer is wrong (%s)",
    async (fault) => {
      bridge.fault = fault;
      const limiter = createUpstashRateLimiter({ ...bridge, timeoutMs: 10_000 });
      expect(await limiter.take("a", RULE)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
      bridge.fault = null;
      expect(await limiter.take(fault, RULE)).toMatchObject({ ok: true, value: { allowed: true } });
    },
  );

  test("while nothing listens", async () => {
    const gone = await startRedisBridge(redisUrl);
    await gone.stop();
    const limiter = createUpstashRateLimiter({ ...gone, timeoutMs: 1_000 });
    expect(await limiter.take("a", RULE)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });

  test("when it refuses the token, without repeating the key", async () => {
    const limiter = createUpstashRateLimiter({ url: bridge.url, token: "wrong", timeoutMs: 1_000 });
    const answer = await limiter.take("someone@axisor.local", RULE);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    expect(JSON.stringify(answer)).not.toContain("someone");
  });

  test("keys are stored as digests", async () => {
    const limiter = createUpstashRateLimiter({ ...bridge, timeoutMs: 10_000 });
    expect(await limiter.take("someone@axisor.local", RULE)).toMatchObject({ ok: true });
    const connection = openRedisConnection(redisUrl);
    const keys = await connection.send(["KEYS", "*"]);
    connection.close();
    expect(JSON.stringify(keys)).toContain("axisor:rate:outage");
    expect(JSON.stringify(keys)).not.toContain("someone");
  });
});
