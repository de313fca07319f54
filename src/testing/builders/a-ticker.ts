import { priceFromUsd, rateE9 } from "#domain/units.ts";
import type { Ticker } from "#ports/exchange.ts";

/** The market at 100,000 USD, funding at 0.01 % due at the next settlement of 1 January 2026. */
export const aTicker = (wanted: Partial<Ticker> = {}): Ticker => ({
  last: priceFromUsd(100_000),
  index: wanted.last ?? priceFromUsd(100_000),
  fundingRate: rateE9(100_000),
  fundingAt: Date.UTC(2026, 0, 1, 8),
  ...wanted,
});
