import {
  divCeil,
  divFloor,
  type LeverageE6,
  MAX_PRICE,
  MIN_PRICE,
  type PriceE4,
  type PriceHalfUsd,
  priceE4,
  priceHalfUsd,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
} from "../units.ts";
import type { Side } from "./side.ts";

const E6 = 1_000_000n;
const E4 = 10_000n;
/** Half a dollar in ten-thousandths. */
const HALF_USD_E4 = 5_000;

/** Rounds a fraction of half dollars to the nearest step, halves up, and clamps it to the prices the exchange knows. */
const nearestPrice = (dividend: bigint, divisor: bigint): PriceHalfUsd => {
  const rounded = divFloor(2n * dividend + divisor, 2n * divisor);
  if (rounded >= BigInt(MAX_PRICE)) return MAX_PRICE;
  return rounded <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(rounded));
};

/**
 * Liquidation from a basis in ten-thousandths of a dollar: 1 / (1/P ± m/(Q·S)), to the nearest half dollar.
 * A short whose margin covers Q·S/P never liquidates: MAX_PRICE.
 */
export const liquidationFromBasis = (
  side: Side,
  quantity: Usd,
  basis: PriceE4,
  margin: Sats,
): PriceHalfUsd => {
  const e = BigInt(basis);
  const size = BigInt(quantity) * SATS_PER_BTC;
  const swing = BigInt(margin) * e;
  const divisor = side === "long" ? E4 * size + swing : E4 * size - swing;
  return divisor <= 0n ? MAX_PRICE : nearestPrice(2n * size * e, divisor);
};

/**
 * Liquidation price of an isolated position. `price` is the basis of profit and loss, not the price at entry: cashing in
 * profit moves it. Maintenance margin is a fee reserve and no part of it.
 * Source: exchange documentation and its published examples; vectors L1–L7.
 */
export const liquidationPrice = (
  side: Side,
  quantity: Usd,
  price: PriceHalfUsd,
  margin: Sats,
): PriceHalfUsd => liquidationFromBasis(side, quantity, priceE4(price * HALF_USD_E4), margin);

/**
 * Liquidation of an order quoted by leverage, before a margin is stored: as `liquidationPrice` with the margin
 * rounded down, as the exchange quotes it. Source: vectors L3–L5.
 */
export const liquidationFromLeverage = (
  side: Side,
  quantity: Usd,
  price: PriceHalfUsd,
  leverage: LeverageE6,
): PriceHalfUsd => {
  const margin = divFloor(BigInt(quantity) * SATS_PER_BTC * 2n * E6, BigInt(price) * BigInt(leverage));
  return liquidationPrice(side, quantity, price, satsFromBigInt(margin));
};

/**
 * The whole margin a position needs so that its exact liquidation is at `target` or beyond it, in sats: rounds up,
 * so the result reaches the target and one sat less does not. Zero when the target lies on the earning side of P.
 * Formula: ceil(Q·S·|1/T − 1/P|).
 */
export const marginForLiquidation = (
  side: Side,
  quantity: Usd,
  price: PriceHalfUsd,
  target: PriceHalfUsd,
): Sats => {
  const p = BigInt(price);
  const t = BigInt(target);
  const distance = side === "long" ? p - t : t - p;
  if (distance <= 0n) return satsFromBigInt(0n);
  return satsFromBigInt(divCeil(2n * BigInt(quantity) * SATS_PER_BTC * distance, t * p));
};

/** Whether `price` lies at the liquidation or past it. */
export const isAtLiquidation = (side: Side, liquidation: PriceHalfUsd, price: PriceHalfUsd): boolean =>
  side === "long" ? price <= liquidation : liquidation !== MAX_PRICE && price >= liquidation;
