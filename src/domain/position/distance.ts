import {
  type BasisPoints,
  basisPoints,
  divCeil,
  divFloor,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
} from "../units.ts";
import type { Side } from "./side.ts";

const WHOLE = 10_000n;

/**
 * Liquidation distance: from the last price to the liquidation, in basis points of the last price; positive is safe.
 * Rounds down, so a position never looks safer than it is.
 */
export const liquidationDistance = (
  side: Side,
  liquidation: PriceHalfUsd,
  last: PriceHalfUsd,
): BasisPoints => {
  const gap = side === "long" ? BigInt(last) - BigInt(liquidation) : BigInt(liquidation) - BigInt(last);
  return basisPoints(Number(divFloor(gap * WHOLE, BigInt(last))));
};

const clamp = (price: bigint): PriceHalfUsd => {
  if (price >= BigInt(MAX_PRICE)) return MAX_PRICE;
  return price <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(price));
};

/**
 * The price at which liquidation is `distance` away: L/(1−d) for a long, L/(1+d) for a short.
 * Rounds towards the market (up for a long, down for a short), so the guard fires early, never late.
 * Null when it cannot be reached: a short that never liquidates, or a distance of 100 % and more for a long.
 * `distance` must be above −100 %.
 */
export const priceAtDistance = (
  side: Side,
  liquidation: PriceHalfUsd,
  distance: BasisPoints,
): PriceHalfUsd | null => {
  if (side === "short" && liquidation === MAX_PRICE) return null;
  const l = BigInt(liquidation) * WHOLE;
  const d = BigInt(distance);
  if (side === "short") return clamp(divFloor(l, WHOLE + d));
  return d >= WHOLE ? null : clamp(divCeil(l, WHOLE - d));
};

/**
 * The liquidation price that lies `distance` away from `last`: last·(1−d) for a long, last·(1+d) for a short.
 * Rounds away from the market (down for a long, up for a short), so a top-up reaches at least the distance asked for.
 */
export const liquidationAtDistance = (
  side: Side,
  last: PriceHalfUsd,
  distance: BasisPoints,
): PriceHalfUsd => {
  const p = BigInt(last);
  const d = BigInt(distance);
  return side === "long" ? clamp(divFloor(p * (WHOLE - d), WHOLE)) : clamp(divCeil(p * (WHOLE + d), WHOLE));
};
