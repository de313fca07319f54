import {
  divCeil,
  divFloor,
  divRound,
  type PriceE4,
  type PriceHalfUsd,
  priceE4,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "../units.ts";
import { liquidationFromBasis } from "./liquidation.ts";
import type { Side } from "./side.ts";

const E4 = 10_000n;

/** Notional at the entry, in sats, exact as dividend over divisor; a flat position has no entry to divide by. */
const notional = (quantity: Usd, entry: PriceE4): readonly [bigint, bigint] =>
  quantity === 0 ? [0n, 1n] : [BigInt(quantity) * SATS_PER_BTC * E4, BigInt(entry)];

/** Margin a cross position ties up at its leverage: floor(Q·S / (entry·L)), in sats. `leverage` is a whole number 1–100. */
export const crossRunningMargin = (quantity: Usd, entry: PriceE4, leverage: number): Sats => {
  const [dividend, divisor] = notional(quantity, entry);
  return satsFromBigInt(divFloor(dividend, divisor * BigInt(leverage)));
};

/** Maintenance margin of a cross position: floor(0.15 % of its notional), in sats. */
export const crossMaintenanceMargin = (quantity: Usd, entry: PriceE4): Sats => {
  const [dividend, divisor] = notional(quantity, entry);
  return satsFromBigInt(divFloor(dividend * 15n, divisor * 10_000n));
};

/**
 * Liquidation of the net cross position: the isolated formula with margin less maintenance margin.
 * Null while flat. Source: vectors X1–X3, asserted equal to the live position by an independent client.
 */
export const crossLiquidation = (
  side: Side,
  quantity: Usd,
  entry: PriceE4,
  margin: Sats,
): PriceHalfUsd | null => {
  if (quantity === 0) return null;
  const usable = satsFromBigInt(BigInt(margin) - BigInt(crossMaintenanceMargin(quantity, entry)));
  return liquidationFromBasis(side, quantity, entry, usable);
};

/** Entry after adding to a cross position, weighted by the inverse price: (Q1+Q2) / (Q1/E1 + Q2/E2), nearest 1/10,000 USD. */
export const crossEntryAfterAdding = (q1: Usd, e1: PriceE4, q2: Usd, e2: PriceE4): PriceE4 => {
  if (q1 === 0) return e2;
  const weighted = BigInt(q1) * BigInt(e2) + BigInt(q2) * BigInt(e1);
  return priceE4(Number(divRound(BigInt(q1 + q2) * BigInt(e1) * BigInt(e2), weighted)));
};

/** The largest cross position allowed: 15,000,000 USD at 1x falling in a line to 10,000,000 at 100x, rounded up to 5. */
export const crossMaxQuantity = (leverage: number): Usd => {
  const exact = 15_000_000n * 99n - 5_000_000n * BigInt(leverage - 1);
  return usd(Number(divCeil(exact, 99n * 5n) * 5n));
};

/** Whether a cross position may stand: margin less maintenance must exceed the running margin. */
export const isCrossAllowed = (margin: Sats, quantity: Usd, entry: PriceE4, leverage: number): boolean =>
  margin - crossMaintenanceMargin(quantity, entry) > crossRunningMargin(quantity, entry, leverage);
