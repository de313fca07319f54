import type { ExchangeFailure } from "#ports/exchange.ts";

/** A failure for a report: the status where there was one, and what the exchange said. */
export const wordsOfFailure = (failure: ExchangeFailure): string => {
  switch (failure.kind) {
    case "rejected":
    case "unauthorized":
      return failure.status === 0 ? failure.message : `${failure.status}, "${failure.message}"`;
    case "rate-limited":
      return `429, wait ${failure.retryAfterMs} ms`;
    case "unavailable":
    case "outcome-unknown":
      return failure.message;
  }
};
