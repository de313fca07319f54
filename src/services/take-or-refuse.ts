import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import { AppError } from "./app-error.ts";

/** Counts one attempt. Refuses when there were too many, and also when the counter cannot be asked: it fails closed. */
export async function takeOrRefuse(
  limiter: Pick<RateLimiter, "take">,
  key: string,
  rule: RateRule,
): Promise<void> {
  const answer = await limiter.take(key, rule);
  if (!answer.ok) {
    throw new AppError("unavailable", "We cannot take this request right now. Try again in a few seconds.", {
      retryAfterMs: 5_000,
    });
  }
  if (answer.value.allowed) return;
  const { retryAfterMs } = answer.value;
  throw new AppError("limit-reached", `Too many attempts. Try again in ${inWords(retryAfterMs)}.`, {
    retryAfterMs,
  });
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
