import type { ExchangeFailure } from "#ports/exchange.ts";
import type { RequestWish } from "#ports/request-budget.ts";
import type { ResilienceDeps } from "./resilience-deps.ts";

/** How long a call waits for the budget in all, in milliseconds. A write waits least: the stamp it is signed under ages. */
const PATIENCE_MS: Readonly<Record<RequestWish["urgency"], number>> = {
  write: 1_500,
  guard: 5_000,
  exit: 5_000,
  entry: 4_000,
  sync: 3_000,
  screen: 2_000,
};

/**
 * A place is for now: a process that was paused after it got one would leave together with those that came later. Four
 * requests a second leave at least 1,111 ms for five in a row, so this long changes no window of a second.
 */
const PLACE_STANDS_MS = 100;

const UNASKED: ExchangeFailure = {
  kind: "unavailable",
  message: "How many requests may leave could not be looked up, so nothing was sent. Try again later.",
  raw: "",
};

/**
 * Waits until the budget lets a request leave that was wanted at `since`. Null when it may; else why not, and nothing was
 * sent: `rate-limited` when that would take longer than its urgency has patience, `unavailable` when the budget is down.
 */
export const waitForPlace = async (
  { budget, elapsed, sleep }: Pick<ResilienceDeps, "budget" | "elapsed" | "sleep">,
  wish: RequestWish,
  since: number,
): Promise<ExchangeFailure | null> => {
  if (budget === null) return null;
  for (;;) {
    const asked = elapsed();
    const waitMs = await budget.take(wish).catch(() => null);
    if (waitMs === null) return UNASKED;
    if (waitMs === 0 && elapsed() - asked <= PLACE_STANDS_MS) return null;
    if (elapsed() + waitMs - since > PATIENCE_MS[wish.urgency]) {
      return { kind: "rate-limited", retryAfterMs: waitMs, raw: "" };
    }
    await sleep(waitMs);
  }
};
