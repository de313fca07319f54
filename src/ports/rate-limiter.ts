import type { Result } from "#domain/result.ts";

/**
 * At most `limit` takes in `windowMs`, sliding: what was taken in the last whole window fades out evenly during the
 * current one. Rules with different names never share a counter; one name must always carry the same numbers.
 */
export type RateRule = { readonly name: string; readonly limit: number; readonly windowMs: number };

/** `retryAfterMs` is 0 when allowed, else after how long a take succeeds if nobody else takes before; at least 1. */
export type RateVerdict = { readonly allowed: boolean; readonly retryAfterMs: number };

/** The counter could not be asked in time. Whether that lets the caller in is the caller's decision, never ours. */
export type RateLimiterFailure = { readonly kind: "unavailable"; readonly message: string };

/** `windowStart` names the window it was counted in, in epoch milliseconds: where it can be given back. */
export type CountedVerdict = RateVerdict & { readonly windowStart: number };

export interface RateLimiter {
  /** Counts one attempt for `key` under `rule` and says whether it may go on. A refused attempt is not counted. */
  take(key: string, rule: RateRule): Promise<Result<RateVerdict, RateLimiterFailure>>;
  /** Forgets what was counted for `key` under `rule`, as after a success that proves the attempts were honest. */
  clear(key: string, rule: RateRule): Promise<Result<void, RateLimiterFailure>>;
}

/** A limiter that takes back what it counted, for attempts that turn out to have been none. */
export interface AttemptCounter extends RateLimiter {
  take(key: string, rule: RateRule): Promise<Result<CountedVerdict, RateLimiterFailure>>;
  /**
   * Takes one allowed attempt out of the window it was counted in, and out of no other: nothing where that window counts
   * no more, or counts none. To be called at most once for each attempt.
   */
  giveBack(key: string, rule: RateRule, windowStart: number): Promise<Result<void, RateLimiterFailure>>;
}
