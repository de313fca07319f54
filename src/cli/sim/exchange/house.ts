import { fail, type Result } from "#domain/result.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";

/** What the books of one account share. */
export type House = {
  /** Free sats. */
  balance: Sats;
  readonly feeTier: () => number;
  readonly now: () => number;
  readonly last: () => PriceHalfUsd;
  readonly newId: (kind: string) => string;
};

/** What a write comes to. */
export type Done<T> = Result<T, ExchangeFailure>;

/** A write that the exchange does not take, as it says so. */
export const rejected = (message: string): ExchangeFailure => ({
  kind: "rejected",
  status: 400,
  code: "BAD_REQUEST",
  message,
  raw: JSON.stringify({ code: "BAD_REQUEST", message }),
});

export const refused = (message: string): Done<never> => fail(rejected(message));
