/*
 * Every amount of money, size and price is an integer that carries its unit in its type.
 * Products of them pass 2^53, so arithmetic across units happens in bigint and every division names its direction.
 */
declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Satoshis. May be negative where it is a difference (profit and loss, a fee received). */
export type Sats = Unit<"sats">;
/** Contracts of one US dollar each. */
export type Usd = Unit<"usd">;
/** A price in half dollars per bitcoin: 100,000 USD is 200000. The exchange's price step is half a dollar. */
export type PriceHalfUsd = Unit<"price-half-usd">;
/** A price in ten-thousandths of a dollar per bitcoin, for index, fixing and cross entry prices. */
export type PriceE4 = Unit<"price-e4">;
/** Hundredths of a percent: 5 % is 500. */
export type BasisPoints = Unit<"basis-points">;
/** Leverage in millionths: 10x is 10_000_000. Orders may carry fractions. */
export type LeverageE6 = Unit<"leverage-e6">;
/** A funding or fee rate in billionths: 0.01 % is 100_000. May be negative. */
export type RateE9 = Unit<"rate-e9">;

/** Satoshis in one bitcoin. */
export const SATS_PER_BTC = 100_000_000n;
/** 100,000,000 USD: the price the exchange shows for "never" (a short at 1x has no liquidation). */
export const MAX_PRICE = 200_000_000 as PriceHalfUsd;
/** One dollar: the lowest price the exchange knows. */
export const MIN_PRICE = 2 as PriceHalfUsd;

const integer = (value: number, name: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} must be a whole number, got ${value}`);
  return value === 0 ? 0 : value;
};

/** @throws RangeError unless `value` is a safe integer. */
export const sats = (value: number): Sats => integer(value, "An amount in sats") as Sats;
/** @throws RangeError unless `value` is a safe integer ≥ 0. */
export const usd = (value: number): Usd => {
  if (value < 0) throw new RangeError(`A quantity in USD cannot be negative, got ${value}`);
  return integer(value, "A quantity in USD") as Usd;
};
/** @throws RangeError unless `value` is a whole number of half dollars within MIN_PRICE..MAX_PRICE. */
export const priceHalfUsd = (value: number): PriceHalfUsd => {
  integer(value, "A price in half dollars");
  if (value < MIN_PRICE || value > MAX_PRICE)
    throw new RangeError(`A price must lie within 1 and 100,000,000 USD, got ${value / 2}`);
  return value as PriceHalfUsd;
};
/** @throws RangeError unless `value` is a safe integer. */
export const basisPoints = (value: number): BasisPoints => integer(value, "Basis points") as BasisPoints;
/** @throws RangeError unless `value` is a safe integer ≥ 0. */
export const priceE4 = (value: number): PriceE4 => {
  if (value < 0) throw new RangeError(`A price cannot be negative, got ${value}`);
  return integer(value, "A price in ten-thousandths of a dollar") as PriceE4;
};
/** @throws RangeError unless `value` is a safe integer. */
export const rateE9 = (value: number): RateE9 => integer(value, "A rate in billionths") as RateE9;
/** Leverage from the exchange's float; rounds to the nearest millionth. @throws RangeError unless finite and positive. */
export const leverageFromNumber = (value: number): LeverageE6 => {
  if (!Number.isFinite(value) || value <= 0)
    throw new RangeError(`Leverage must be a positive number, got ${value}`);
  return integer(Math.round(value * 1_000_000), "Leverage") as LeverageE6;
};
/** USD price to half dollars, nearest step. @throws RangeError for NaN, infinities and prices out of range. */
export const priceFromUsd = (value: number): PriceHalfUsd => priceHalfUsd(Math.round(value * 2));
export const priceToUsd = (price: PriceHalfUsd): number => price / 2;

/** Floor division, towards minus infinity. @throws RangeError when `divisor` is 0. */
export const divFloor = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
};
/** Ceiling division, towards plus infinity. @throws RangeError when `divisor` is 0. */
export const divCeil = (dividend: bigint, divisor: bigint): bigint => -divFloor(-dividend, divisor);
/** Division to the nearest integer, halves away from zero. @throws RangeError when `divisor` is 0. */
export const divRound = (dividend: bigint, divisor: bigint): bigint => {
  const negative = dividend < 0n !== divisor < 0n;
  const n = dividend < 0n ? -dividend : dividend;
  const d = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
};
/** A bigint that is known to be an amount in sats. @throws RangeError past 2^53. */
export const satsFromBigInt = (value: bigint): Sats => sats(Number(value));
