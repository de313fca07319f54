import type { LeverageE6, Usd } from "../../units.ts";

/* What the exchange takes of an isolated order. Source: exchange documentation 2025. */

/** Contracts of one order. */
export const LEAST_QUANTITY = 1 as Usd;
export const MOST_QUANTITY = 500_000 as Usd;
/** Contracts of all open and running trades of an account. */
export const MOST_ACCOUNT_QUANTITY = 10_000_000 as Usd;
/** Open and running trades of an account. */
export const MOST_TRADES = 100;
export const LEAST_LEVERAGE = 1_000_000 as LeverageE6;
export const MOST_LEVERAGE = 100_000_000 as LeverageE6;
