import { fail, type Result } from "#domain/result.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { rejected } from "./fake-faults.ts";

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

export const refused = (message: string): Done<never> => fail(rejected(message));
