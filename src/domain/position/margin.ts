import {
  divCeil,
  divFloor,
  type LeverageE6,
  type PriceHalfUsd,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "../units.ts";

const E6 = 1_000_000n;

/**
 * Margin of an isolated order: ceil(Q·S / (P·L)), in sats. Rounds up, as the exchange does.
 * Source: the exchange's rule for created trades (margin 10 for Q 1, P 100,000, L 100).
 */
export const marginFor = (quantity: Usd, price: PriceHalfUsd, leverage: LeverageE6): Sats =>
  satsFromBigInt(divCeil(BigInt(quantity) * SATS_PER_BTC * 2n * E6, BigInt(price) * BigInt(leverage)));

/** Contracts an order given by its margin buys: floor(m·L·P / S), in USD. */
export const quantityFor = (margin: Sats, price: PriceHalfUsd, leverage: LeverageE6): Usd =>
  usd(Number(divFloor(BigInt(margin) * BigInt(leverage) * BigInt(price), SATS_PER_BTC * 2n * E6)));

/**
 * Effective leverage Q·S / (m·P), a float for display only: no decision is taken from it.
 * @throws RangeError when margin is not positive.
 */
export const leverageOf = (quantity: Usd, margin: Sats, price: PriceHalfUsd): number => {
  if (margin <= 0) throw new RangeError("Leverage needs a positive margin");
  return (quantity * 100_000_000) / (margin * (price / 2));
};

/**
 * The most that may still be added before leverage would fall below 1: floor(Q·S/P) − margin, never below 0, in sats.
 * The exchange refuses more.
 */
export const maxAddMargin = (quantity: Usd, price: PriceHalfUsd, margin: Sats): Sats => {
  const atLeverageOne = divFloor(BigInt(quantity) * SATS_PER_BTC * 2n, BigInt(price));
  const room = atLeverageOne - BigInt(margin);
  return satsFromBigInt(room > 0n ? room : 0n);
};
