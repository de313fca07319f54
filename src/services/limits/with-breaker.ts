import { fail } from "#domain/result.ts";
import type { Elapsed } from "#ports/clock.ts";
import type { RateLimiter, RateLimiterFailure } from "#ports/rate-limiter.ts";
import { createBreaker } from "./create-breaker.ts";

/** A counter behind a breaker: while it is away, callers are told so at once. */
export function withBreaker(limiter: RateLimiter, elapsed: Elapsed): RateLimiter {
  const ask = createBreaker<RateLimiterFailure>(
    elapsed,
    fail({ kind: "unavailable", message: "it did not answer a moment ago" }),
  );
  return {
    take: (key, rule) => ask(() => limiter.take(key, rule)),
    clear: (key, rule) => ask(() => limiter.clear(key, rule)),
  };
}
