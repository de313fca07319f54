import type { Result } from "#domain/result.ts";

/**
 * Why the exchange did not do what was asked; a closed union, so every caller answers each of them.
 * `rejected`: they said no, nothing happened. `unauthorized`: key wrong, inactive or without the scope.
 * `rate-limited`: wait `retryAfterMs`. `unavailable`: nothing was sent, or a read gave no usable answer.
 * `outcome-unknown`: only for writes; it may have happened (time-out, 5xx, unreadable answer). `raw` is what they
 * answered, shortened, for the receipt; it never holds a credential.
 */
export type ExchangeFailure =
  | {
      readonly kind: "rejected";
      readonly status: number;
      readonly code: string | null;
      readonly message: string;
      readonly raw: string;
    }
  | {
      readonly kind: "unauthorized";
      readonly status: number;
      readonly message: string;
      readonly raw: string;
    }
  | {
      readonly kind: "rate-limited";
      readonly retryAfterMs: number;
      readonly raw: string;
    }
  | {
      readonly kind: "unavailable";
      readonly message: string;
      readonly raw: string;
      readonly trouble?: AnswerTrouble;
    }
  | {
      readonly kind: "outcome-unknown";
      readonly message: string;
      readonly raw: string;
      readonly trouble?: AnswerTrouble;
    };

/**
 * Why asking again at once would be of no use: no whole answer came in time, or what came makes no sense. Left out where
 * it may help: the exchange could not be reached, was busy, or the connection broke.
 */
export type AnswerTrouble = "timed-out" | "unreadable";

export type Answer<T> = Promise<Result<T, ExchangeFailure>>;

/**
 * What every write carries. `signedAt` (epoch milliseconds of the exchange's clock) is the only stamp ever put on it.
 * `mayLeave` is asked in the last moment before it leaves, whatever it waited for until then; false, and it is dropped.
 */
export type WriteTerms = { readonly signedAt: number; readonly mayLeave?: () => boolean };
