import { beforeEach, describe, expect, test } from "vitest";
import { fail, ok } from "#domain/result.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import { withBreaker } from "./with-breaker.ts";

const RULE = { name: "any", limit: 1, windowMs: 1_000 };
const DOWN = fail({ kind: "unavailable", message: "down" } as const);
const UP = ok({ allowed: true, retryAfterMs: 0 });

let now: number;
let asked: number;
let answer: () => ReturnType<RateLimiter["take"]>;
let limiter: RateLimiter;

beforeEach(() => {
  [now, asked] = [0, 0];
  answer = async () => UP;
  const counted: RateLimiter = {
    take: () => {
      asked += 1;
      return answer();
    },
    clear: async () => {
      asked += 1;
      return DOWN;
    },
  };
  limiter = withBreaker(counted, () => now);
});
const take = () => limiter.take("a", RULE);

describe("a counter with a breaker", () => {
  test("is asked every time while it answers", async () => {
    for (let call = 0; call < 3; call++) expect(await take()).toEqual(UP);
    expect(asked).toBe(3);
  });

  test("is left alone for five seconds after it failed, and everybody is told so at once", async () => {
    answer = async () => DOWN;
    await take();
    now = 4_999;
    for (let call = 0; call < 100; call++) expect(await take()).toMatchObject({ ok: false });
    expect(asked).toBe(1);
    now = 5_000;
    await take();
    expect(asked).toBe(2);
  });

  test("is asked by one of many when the time is over, and by all once it answered", async () => {
    answer = async () => DOWN;
    await take();
    now = 5_000;
    const probe = Promise.withResolvers<typeof UP>();
    answer = () => probe.promise;
    const first = take();
    expect(await take()).toMatchObject({ ok: false });
    expect(asked).toBe(2);
    probe.resolve(UP);
    expect(await first).toEqual(UP);
    expect(await take()).toEqual(UP);
  });

  test("that cannot forget is left alone too", async () => {
    expect(await limiter.clear("a", RULE)).toEqual(DOWN);
    expect(await take()).toMatchObject({ ok: false });
    expect(asked).toBe(1);
  });
});
