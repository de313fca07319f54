import type { BrlRate } from "#domain/market/brl-rate.ts";

export interface FiatRates {
  /** The newest rate that could be read, at most six hours ago; null where none could. Never an error. */
  brl(): Promise<BrlRate | null>;
}
