import { type Said, saidBy } from "#domain/language/in-both.ts";
import type { Result } from "#domain/result.ts";
import type { RateLimiter, RateLimiterFailure, RateRule, RateVerdict } from "#ports/rate-limiter.ts";
import { AppError } from "./app-error.ts";
import { ATTEMPT_REFUSALS } from "./attempt-refusals.ts";

/** As `takeOrRefuse`, and answers how it was counted. */
export async function countOrRefuse<Verdict extends RateVerdict>(
  limiter: { take(key: string, rule: RateRule): Promise<Result<Verdict, RateLimiterFailure>> },
  key: string,
  rule: RateRule,
): Promise<Verdict> {
  const answer = await limiter.take(key, rule);
  if (!answer.ok) {
    throw new AppError(
      "unavailable",
      saidBy(ATTEMPT_REFUSALS, ({ uncounted }) => uncounted),
      {
        retryAfterMs: 5_000,
      },
    );
  }
  if (answer.value.allowed) return answer.value;
  const { retryAfterMs } = answer.value;
  throw new AppError("limit-reached", tooMany(retryAfterMs), {
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

function tooMany(ms: number): Said {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return saidBy(ATTEMPT_REFUSALS, (words) =>
    seconds < 60 ? words.tooMany.seconds(seconds) : words.tooMany.minutes(Math.ceil(seconds / 60)),
  );
}
