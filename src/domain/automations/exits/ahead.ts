import type { Side } from "../../position/side.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "../../units.ts";

/**
 * Whether `one` lies farther towards profit than `other`: higher for a long, lower for a short. Of two stops the one
 * ahead is the tighter, of two prices the better, and a stop that can stand is ahead of liquidation and behind the market.
 */
export const isAhead = (side: Side, one: number, other: number): boolean =>
  side === "long" ? one > other : one < other;

/** The one of two prices that lies farther towards profit. */
export const furtherAhead = (side: Side, one: PriceHalfUsd, other: PriceHalfUsd): PriceHalfUsd =>
  isAhead(side, one, other) ? one : other;

/** A computed price in half dollars; null past the prices there are. */
export const priceOrNull = (price: bigint): PriceHalfUsd | null =>
  price < BigInt(MIN_PRICE) || price > BigInt(MAX_PRICE) ? null : priceHalfUsd(Number(price));

/** The price that lies `steps` half dollars ahead of `price`; null past the prices there are. */
export const stepAhead = (side: Side, price: PriceHalfUsd, steps: number): PriceHalfUsd | null =>
  priceOrNull(BigInt(side === "long" ? price + steps : price - steps));
