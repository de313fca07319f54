import { nextFundingAt } from "#domain/position/funding.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

export type Market = {
  last: PriceHalfUsd;
  /** Next settlement not yet applied. */
  nextFunding: number;
};

export const openMarket = (last: PriceHalfUsd, now: number): Market => ({
  last,
  nextFunding: nextFundingAt(now),
});
