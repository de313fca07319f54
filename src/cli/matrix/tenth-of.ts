import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";

export const TENTH = 10;

/**
 * The same counter with a tenth of every limit, rounded up: whoever walks through all there is need ask no more often to
 * see that a limit is there.
 */
export const tenthOf = <Limiter extends Pick<RateLimiter, "take">>(limiter: Limiter): Limiter => ({
  ...limiter,
  take: (key: string, rule: RateRule) => limiter.take(key, { ...rule, limit: Math.ceil(rule.limit / TENTH) }),
});
