import { crossResult } from "../risk/cross-changes.ts";
import type { BasisPoints, PriceE4, PriceHalfUsd, Sats, Usd } from "../units.ts";
import { liquidationDistance } from "./distance.ts";
import { profitAndLoss } from "./pl.ts";
import type { Side } from "./side.ts";

/** What of a position follows from the price: its gross result in sats, and how far liquidation is. */
export type AtPrice = { readonly pl: Sats; readonly distanceBps: BasisPoints };

type Isolated = {
  readonly side: Side;
  readonly quantity: Usd;
  /** What the result counts from. */
  readonly price: PriceHalfUsd;
  readonly liquidation: PriceHalfUsd;
};

/** Of an isolated position at `last`. */
export const isolatedAtPrice = (
  { side, quantity, price, liquidation }: Isolated,
  last: PriceHalfUsd,
): AtPrice => ({
  pl: profitAndLoss(side, quantity, price, last),
  distanceBps: liquidationDistance(side, liquidation, last),
});

type Cross = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly entryPrice: PriceE4;
  readonly liquidation: PriceHalfUsd;
};

/** The same of a cross position. */
export const crossAtPrice = (
  { side, quantity, entryPrice, liquidation }: Cross,
  last: PriceHalfUsd,
): AtPrice => ({
  pl: crossResult(side, quantity, entryPrice, last),
  distanceBps: liquidationDistance(side, liquidation, last),
});
