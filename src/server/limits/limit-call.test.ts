import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { fail, ok } from "#domain/result.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import { limitCall } from "./limit-call.ts";
import type { CallClass } from "./limit-rules.ts";

const NOW = 1_800_000_000_000;
const CALLER = { userId: "trader", network: "203.0.113.7" };

const memory = () => createMemoryRateLimiter({ now: () => NOW });
const answering = (take: RateLimiter["take"]): RateLimiter => ({ ...memory(), take });

/** Redis in every mood. */
const MOODS = {
  fine: memory,
  down: () => answering(async () => fail({ kind: "unavailable", message: "down" } as const)),
  "saying no to everybody": () => answering(async () => ok({ allowed: false, retryAfterMs: 60_000 })),
  "saying yes to everybody": () => answering(async () => ok({ allowed: true, retryAfterMs: 0 })),
} as const;

let asked: number;
beforeEach(() => {
  asked = 0;
});

/** How many of so many calls get through one process, and what the first one refused is told. */
async function passes(callClass: CallClass, mood: keyof typeof MOODS, replicas = 1, calls = 1_500) {
  const shared = MOODS[mood]();
  const counted = answering((key, rule) => {
    asked += 1;
    return shared.take(key, rule);
  });
  const deps = { limiters: { shared: counted, local: memory(), auth: memory() }, replicas };
  let passed = 0;
  for (let call = 0; call < calls; call++) {
    const refused = await limitCall(deps, CALLER, callClass).then(
      () => null,
      (error: unknown) => Object(error).code,
    );
    if (refused !== null) return { passed, refused };
    passed += 1;
  }
  return { passed, refused: null };
}

describe("what may raise a risk", () => {
  test.each([
    ["fine", 30, "limit-reached"],
    ["down", 0, "unavailable"],
    ["saying no to everybody", 0, "limit-reached"],
    ["saying yes to everybody", 30, "limit-reached"],
  ] as const)("while Redis is %s passes %i times a minute", async (mood, passed, refused) => {
    expect(await passes("raise", mood)).toEqual({ passed, refused });
  });
});

describe("what only lowers a risk", () => {
  test.each([
    ["fine", 120],
    ["down", 120],
    ["saying no to everybody", 120],
    ["saying yes to everybody", 120],
  ] as const)("while Redis is %s passes %i times a minute", async (mood, passed) => {
    expect(await passes("lower", mood)).toEqual({ passed, refused: "limit-reached" });
  });

  test.each([
    ["down", 120],
    ["saying no to everybody", 30],
  ] as const)("of four processes, while Redis is %s, passes %i times here", async (mood, passed) => {
    expect(await passes("lower", mood, 4)).toEqual({ passed, refused: "limit-reached" });
  });
});

describe("what only reads", () => {
  test.each([
    ["fine", 1, 1_200],
    ["down", 1, 1_200],
    ["down", 4, 300],
    ["saying no to everybody", 4, 300],
    // What the other three let pass without telling is kept free for them.
    ["saying yes to everybody", 4, 1_155],
  ] as const)("while Redis is %s, of %i processes, passes %i times here", async (mood, replicas, passed) => {
    expect(await passes("read", mood, replicas)).toEqual({ passed, refused: "limit-reached" });
  });

  test.each([
    [1, 60],
    [4, 15],
    [61, 0],
  ])("asks nobody, of %i processes, for the first %i times", async (replicas, calls) => {
    expect(await passes("read", "fine", replicas, calls)).toEqual({ passed: calls, refused: null });
    expect(asked).toBe(0);
    await passes("read", "fine", replicas, calls + 1);
    expect(asked).toBe(1);
  });

  test("passes no more often than the limit, however many processes are asked", async () => {
    const shared = memory();
    const processes = Array.from({ length: 4 }, () => ({
      limiters: { shared, local: memory(), auth: memory() },
      replicas: 4,
    }));
    let passed = 0;
    for (let call = 0; call < 2_000; call += 1) {
      const deps = processes[call % 4];
      if (deps === undefined) throw new Error("There are four");
      passed += await limitCall(deps, CALLER, "read").then(
        () => 1,
        () => 0,
      );
    }
    expect(passed).toBe(1_200);
  });
});

describe("attempts to be somebody", () => {
  test.each(Object.keys(MOODS) as (keyof typeof MOODS)[])("never ask Redis, which is %s", async (mood) => {
    expect(await passes("auth", mood)).toEqual({ passed: 60, refused: "limit-reached" });
    expect(asked).toBe(0);
  });

  test("of nobody in particular are kept from the database by their network", async () => {
    const [local, auth] = [memory(), answering(async () => Promise.reject(new Error("asked")))];
    const deps = { limiters: { shared: auth, local, auth }, replicas: 1 };
    const stranger = { userId: null, network: "203.0.113.7" };
    for (let call = 0; call < 600; call++) await limitCall(deps, stranger, "auth");
    await expect(limitCall(deps, stranger, "auth")).rejects.toMatchObject({ code: "limit-reached" });
    await limitCall(deps, { ...stranger, network: "203.0.113.8" }, "auth");
  });
});

test("nobody uses up what another may do", async () => {
  const deps = { limiters: { shared: memory(), local: memory(), auth: memory() }, replicas: 1 };
  for (let call = 0; call < 30; call++) await limitCall(deps, CALLER, "raise");
  await expect(limitCall(deps, CALLER, "raise")).rejects.toMatchObject({ code: "limit-reached" });
  await limitCall(deps, { ...CALLER, userId: "another" }, "raise");
  await limitCall(deps, CALLER, "lower");
});
