import { expect, test } from "vitest";
import { attemptCounterContract, rateLimiterContract } from "#testing/contracts/rate-limiter-contract.ts";
import { createMemoryRateLimiter } from "./create-memory-rate-limiter.ts";

const open = async () => {
  let now = 0;
  return {
    limiter: createMemoryRateLimiter({ now: () => now }),
    setTime: (at: number) => {
      now = at;
    },
    close: async () => undefined,
  };
};

rateLimiterContract("the limiter in memory", open);
attemptCounterContract("the limiter in memory", open);

test("a flood of keys drops the counters untouched longest, never the busiest", async () => {
  const limiter = createMemoryRateLimiter({ now: () => 0, maxKeys: 3 });
  const rule = { name: "flood", limit: 2, windowMs: 1_000 };
  await limiter.take("busy", rule);
  await limiter.take("old", rule);
  await limiter.take("busy", rule);
  for (const key of ["x", "y"]) await limiter.take(key, rule);
  expect(await limiter.take("busy", rule)).toMatchObject({ value: { allowed: false } });
  expect(await limiter.take("old", rule)).toMatchObject({ value: { allowed: true } });
});
