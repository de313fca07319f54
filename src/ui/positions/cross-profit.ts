import { crossResult } from "#domain/risk/cross-changes.ts";
import { priceE4, priceHalfUsd, usd } from "#domain/units.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";

/** Gross profit and loss of the cross position at a price in half dollars, in sats; 0 while there is none. */
export const crossProfit = ({ side, quantity, entryPriceE4 }: CrossView, last: number): number =>
  side === null || entryPriceE4 === null || quantity === 0
    ? 0
    : crossResult(side, usd(quantity), priceE4(entryPriceE4), priceHalfUsd(last));
