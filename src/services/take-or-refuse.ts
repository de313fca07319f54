import type { Result } from "#domain/result.ts";
import type { RateLimiter, RateLimiterFailure, RateRule, RateVerdict } from "#ports/rate-limiter.ts";
import { AppError } from "./app-error.ts";

/** As `takeOrRefuse`, and answers how it was counted. */
export async function countOrRefuse<Verdict extends RateVerdict>(
  limiter: { take(key: string, rule: RateRule): Promise<Result<Verdict, RateLimiterFailure>> },
  key: string,
  rule: RateRule,
): Promise<Verdict> {
  const answer = await limiter.take(key, rule);
  if (!answer.ok) {
    throw new AppError("unavailable", "We cannot take this request right now. Try again in a few seconds.", {
      retryAfterMs: 5_000,
    });
  }
  if (answer.value.allowed) return answer.value;
  const { retryAfterMs } = answer.value;
  throw new AppError("limit-reached", `Too many attempts. Try again in ${inWords(retryAfterMs)}.`, {
    retryAfterMs,
  });
}

/** Counts one attempt. Refuses when there were too many, and also when the counter cannot be asked: it fails closed. */
export async function takeOrRefuse(
  limiter: Pick<RateLimiter, "take">,
  key: string,
  rule: RateRule,
): Promise<void> {
  await countOrRefuse(limiter, key, rule);
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
