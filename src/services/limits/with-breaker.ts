import { fail, type Result } from "#domain/result.ts";
import type { Elapsed } from "#ports/clock.ts";
import type { RateLimiter, RateLimiterFailure } from "#ports/rate-limiter.ts";

/** After a failure the counter is left alone so long. */
const OPEN_MS = 5_000;

const OPEN: Result<never, RateLimiterFailure> = fail({
  kind: "unavailable",
  message: "it did not answer a moment ago",
});

/**
 * A counter that is asked no more for a while after it failed, so that one that hangs does not cost every call its
 * timeout. When the while is over, one call finds out for all whether it is back.
 */
export function withBreaker(limiter: RateLimiter, elapsed: Elapsed): RateLimiter {
  let shutUntil: number | null = null;
  const ask = async <T>(
    work: () => Promise<Result<T, RateLimiterFailure>>,
  ): Promise<Result<T, RateLimiterFailure>> => {
    if (shutUntil !== null && elapsed() < shutUntil) return OPEN;
    // While this one finds out, the others are told that it is away still.
    if (shutUntil !== null) shutUntil = elapsed() + OPEN_MS;
    const answer = await work();
    shutUntil = answer.ok ? null : elapsed() + OPEN_MS;
    return answer;
  };
  return {
    take: (key, rule) => ask(() => limiter.take(key, rule)),
    clear: (key, rule) => ask(() => limiter.clear(key, rule)),
  };
}
