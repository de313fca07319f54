import { retryDelayMs } from "#domain/resilience/retry-delay.ts";
import type { Answer, ExchangeFailure } from "#ports/exchange.ts";
import { type AttemptDeps, attemptCall, type Route } from "./attempt-call.ts";

const MOST_RETRIES = 2;
/** A longer wait is the caller's to decide: a tick must not sleep through it. */
const LONGEST_RETRY_AFTER_MS = 2_000;

/** How long to wait before asking again, in milliseconds; null when asking again would be wrong or useless. */
const waitBeforeRetry = (failure: ExchangeFailure, jitterMs: number): number | null => {
  if (failure.kind === "unavailable") return failure.trouble === undefined ? jitterMs : null;
  if (failure.kind !== "rate-limited" || failure.retryAfterMs > LONGEST_RETRY_AFTER_MS) return null;
  return failure.retryAfterMs + jitterMs;
};

/** Reads, and reads again at most twice while the failure may pass by itself. For calls that change nothing alone. */
export const readPatiently = async <T>(deps: AttemptDeps, route: Route, ask: () => Answer<T>): Answer<T> => {
  const since = deps.elapsed();
  let told = await attemptCall(deps, route, since, ask);
  for (let retries = 0; retries < MOST_RETRIES && told.isSent && !told.answer.ok; retries += 1) {
    const waitMs = waitBeforeRetry(told.answer.failure, retryDelayMs(retries, deps.random()));
    if (waitMs === null) break;
    await deps.sleep(waitMs);
    const again = await attemptCall(deps, route, since, ask);
    // What the exchange said tells more than that we did not ask again.
    if (!again.isSent) break;
    told = again;
  }
  return told.answer;
};
