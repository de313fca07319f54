import { type Said, saidBy } from "#domain/language/in-both.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { FAILURE_WORDS } from "./failure-words.ts";

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** A failure in the words a trader reads: whole sentences. What the exchange says itself is put into one. */
export const sayFailure = (failure: ExchangeFailure): Said =>
  saidBy(FAILURE_WORDS, ({ rejected, unauthorized, wait, unavailable, unknown }) => {
    switch (failure.kind) {
      case "rejected":
        return ended(rejected(failure.message));
      case "unauthorized":
        return ended(unauthorized(failure.message));
      case "rate-limited":
        return wait;
      case "unavailable":
        return ended(unavailable(failure.message));
      case "outcome-unknown":
        return ended(unknown(failure.message));
    }
  });
