import { createHmac } from "node:crypto";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { fail, ok, type Result } from "#domain/result.ts";
import type { RateLimiter, RateLimiterFailure, RateRule } from "#ports/rate-limiter.ts";
import { withPortableScripts } from "./portable-scripts.ts";
import { silentFor } from "./silent-for.ts";

const PREFIX = "axisor:rate";
const TIMEOUT_MS = 250;

const unavailable = (message: string): Result<never, RateLimiterFailure> =>
  fail({ kind: "unavailable", message });

/** Its message would repeat the command, so only the kind of failure is told. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown failure");

type Answer = Awaited<ReturnType<Ratelimit["limit"]>>;

/** Whether the numbers can be those of the rule: the script repeats the limit, and what is left is a part of it. */
const canBe = ({ limit, remaining }: Answer, rule: RateRule): boolean =>
  limit === rule.limit && Number.isInteger(remaining) && remaining >= 0 && remaining < rule.limit;

/**
 * Counts in Redis behind Upstash's protocol, for all processes together. The library lets callers in when Redis is
 * slow and throws when it is gone; here both are the failure `unavailable`, and so is an answer that cannot be true. Keys are stored as keyed digests.
 */
export function createUpstashRateLimiter(options: {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs?: number;
}): RateLimiter {
  const timeout = options.timeoutMs ?? TIMEOUT_MS;
  const redis = new Redis({
    url: options.url,
    token: options.token,
    enableTelemetry: false,
    retry: false,
    signal: () => silentFor(timeout),
  });
  const isUpstash = new URL(options.url).hostname.endsWith(".upstash.io");
  const scripts = isUpstash ? redis : withPortableScripts(redis);
  const limiters = new Map<string, Ratelimit>();

  const opaque = (key: string) => createHmac("sha256", options.token).update(key).digest("base64url");
  const limiterOf = (rule: RateRule): Ratelimit => {
    const known = limiters.get(rule.name);
    if (known !== undefined) return known;
    const limiter = new Ratelimit({
      redis: scripts,
      limiter: Ratelimit.slidingWindow(rule.limit, `${rule.windowMs} ms`),
      prefix: `${PREFIX}:${rule.name}`,
      // Its own lets callers in, and counts the time in which this process was busy.
      timeout: 0,
      ephemeralCache: false,
      enableTelemetry: false,
    });
    limiters.set(rule.name, limiter);
    return limiter;
  };

  return {
    async take(key, rule) {
      try {
        const answer = await limiterOf(rule).limit(opaque(key));
        if (!canBe(answer, rule)) return unavailable("an answer that cannot be true");
        if (answer.success) return ok({ allowed: true, retryAfterMs: 0 });
        return ok({ allowed: false, retryAfterMs: Math.max(1, answer.reset - Date.now() + 1) });
      } catch (error) {
        return unavailable(kindOf(error));
      }
    },

    async clear(key, rule) {
      // The library's own reset scans every key of the database; the two that can matter have known names.
      const window = Math.floor(Date.now() / rule.windowMs);
      const name = `${PREFIX}:${rule.name}:${opaque(key)}`;
      try {
        await redis.del(`${name}:${window}`, `${name}:${window - 1}`);
        return ok(undefined);
      } catch (error) {
        return unavailable(kindOf(error));
      }
    },
  };
}
