import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import { AppError } from "#services/app-error.ts";
import { takeOrRefuse } from "#services/take-or-refuse.ts";
import type { Context } from "./context.ts";

/**
 * How a procedure is limited, and what happens while the shared counter is down.
 * `auth`: its service counts per address and e-mail, and it is never batched, so one request is one attempt.
 * `raise`: it can put more at risk, so it waits for the counter. `lower`: it can only stop us, so it goes on, counted
 * here. `read`: counted here alone.
 */
export type CallClass = "auth" | "raise" | "lower" | "read";

const MINUTE = 60_000;
const RULES: Readonly<Record<Exclude<CallClass, "auth">, RateRule>> = {
  raise: { name: "call-raise", limit: 30, windowMs: MINUTE },
  lower: { name: "call-lower", limit: 120, windowMs: MINUTE },
  read: { name: "call-read", limit: 1_200, windowMs: MINUTE },
};

type Counter = Pick<RateLimiter, "take">;

/** Counts with `shared`, and with `local` while that is down: a trader can always stop us. */
const localWhenDown = (shared: Counter, local: Counter): Counter => ({
  take: async (key, rule) => {
    const answer = await shared.take(key, rule);
    return answer.ok ? answer : await local.take(key, rule);
  },
});

/** Counts one call of the class for the trader, or for the address of somebody unknown. Refuses with `AppError`. */
export async function limitCalls(context: Context, callClass: CallClass): Promise<void> {
  if (callClass === "auth") {
    if (context.callCount > 1) throw new AppError("bad-input", "Send this request by itself.");
    return;
  }
  const { shared, local } = context.limiters;
  const counters = { raise: shared, lower: localWhenDown(shared, local), read: local };
  await takeOrRefuse(counters[callClass], context.trader?.userId ?? context.ip, RULES[callClass]);
}
