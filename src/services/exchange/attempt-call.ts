import type { CallOutcome } from "#domain/resilience/breaker.ts";
import { fail, type Result } from "#domain/result.ts";
import type { Answer, ExchangeFailure } from "#ports/exchange.ts";
import type { RequestWish } from "#ports/request-budget.ts";
import type { Breakers } from "./create-breakers.ts";
import type { ResilienceDeps } from "./resilience-deps.ts";
import { type CallEnd, endOf, takeDownCall, takeDownWait } from "./take-down-call.ts";
import { waitForPlace } from "./wait-for-place.ts";

/** Whom a call goes to and what it is for. */
export type Route = { readonly dependency: string; readonly wish: RequestWish };

export type AttemptDeps = ResilienceDeps & { readonly breakers: Breakers };

/** `isSent` is false where we held the call back ourselves. */
export type Attempt<T> = { readonly isSent: boolean; readonly answer: Result<T, ExchangeFailure> };

const NOT_ANSWERING: ExchangeFailure = {
  kind: "unavailable",
  message:
    "LN Markets is not answering, so it is asked only now and then; nothing was sent. Try again in a moment.",
  raw: "",
};

const holdBack = ({ meter }: AttemptDeps, { wish }: Route, failure: ExchangeFailure) => {
  takeDownCall(meter, wish, { end: "held-back", ms: null });
  return { isSent: false, answer: fail(failure) };
};

/** A refusal proves that the exchange is there; what we cannot read, or being told to wait, proves nothing. */
const outcomeOf = (answer: Result<unknown, ExchangeFailure>): CallOutcome => {
  if (answer.ok) return "good";
  const { failure } = answer;
  switch (failure.kind) {
    case "rejected":
    case "unauthorized":
      return "good";
    case "rate-limited":
      return "neither";
    case "unavailable":
    case "outcome-unknown":
      return failure.trouble === "unreadable" ? "neither" : "bad";
  }
};

/**
 * Makes one call once, if breaker and budget let it, and tells both how it went. `since` is when the call was wanted: its
 * patience counts from there. @throws what `ask` throws, a defect of ours.
 */
export const attemptCall = async <T>(
  deps: AttemptDeps,
  route: Route,
  since: number,
  ask: () => Answer<T>,
): Promise<Attempt<T>> => {
  const { dependency, wish } = route;
  // Before the budget, so that calls which will not leave take no place from those that may.
  const pass = await deps.breakers.enter({ dependency, key: wish.key }, wish.urgency !== "write");
  if (pass === null) return holdBack(deps, route, NOT_ANSWERING);
  const waitedFrom = deps.elapsed();
  const noPlace = await waitForPlace(deps, wish, since);
  if (deps.budget !== null) takeDownWait(deps.meter, wish, deps.elapsed() - waitedFrom);
  if (noPlace !== null || !pass.mayStillLeave()) {
    pass.giveBack();
    return holdBack(deps, route, noPlace ?? NOT_ANSWERING);
  }
  let outcome: CallOutcome = "neither";
  let end: CallEnd = "defect";
  const sentAt = deps.elapsed();
  try {
    const answer = await ask();
    outcome = outcomeOf(answer);
    end = endOf(answer);
    if (!answer.ok && answer.failure.kind === "rate-limited") {
      await deps.budget?.pause(wish, answer.failure.retryAfterMs).catch(() => undefined);
    }
    return { isSent: true, answer };
  } finally {
    pass.end(outcome);
    takeDownCall(deps.meter, wish, { end, ms: deps.elapsed() - sentAt });
  }
};
