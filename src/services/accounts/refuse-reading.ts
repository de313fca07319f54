import { type InBoth, inBoth, saidBy } from "#domain/language/in-both.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { AppError } from "../app-error.ts";
import { sayFailure } from "./say-failure.ts";

/** What could not be read, before the failure in words. */
type ReadingWords = InBoth<{ readonly unreadable: (failure: string) => string }>;

const PUT_OFF_WORDS = inBoth({
  en: { wait: "LN Markets asks us to wait. Try again in a moment." },
  "pt-BR": { wait: "A LN Markets pede que esperemos. Tente de novo em instantes." },
});

const AGAIN_MS = 5_000;

/** What whoever waits for a reading is told where the exchange did not give it, and when to ask again. */
export const refuseReading = (words: ReadingWords, failure: ExchangeFailure): AppError => {
  if (failure.kind === "rate-limited") {
    const { retryAfterMs } = failure;
    return new AppError(
      "limit-reached",
      saidBy(PUT_OFF_WORDS, ({ wait }) => wait),
      { retryAfterMs },
    );
  }
  const unread = saidBy(words, ({ unreadable }, locale) => unreadable(sayFailure(failure)(locale)));
  return new AppError("unavailable", unread, { retryAfterMs: AGAIN_MS });
};
