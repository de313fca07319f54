import {
  divFloor,
  divRound,
  type PriceHalfUsd,
  type RateE9,
  rateE9,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
} from "../units.ts";

const E9 = 1_000_000_000n;

/** Fee per side by tier, 0 to 3: 0.10, 0.08, 0.07 and 0.06 % of the notional. Source: exchange documentation 2025. */
export const FEE_RATES: readonly RateE9[] = [
  rateE9(1_000_000),
  rateE9(800_000),
  rateE9(700_000),
  rateE9(600_000),
];

/** The rate both reserves are taken at, whatever the trader's tier. */
export const RESERVE_RATE: RateE9 = rateE9(1_000_000);

/** Opening or closing fee: floor(rate · Q·S / price), in sats. */
export const tradingFee = (rate: RateE9, quantity: Usd, price: PriceHalfUsd): Sats =>
  satsFromBigInt(divFloor(2n * BigInt(rate) * BigInt(quantity) * SATS_PER_BTC, E9 * BigInt(price)));

/**
 * Fees set aside when an order is placed: 0.1 % of the notional at entry and at the first liquidation, in sats.
 * A trade's maintenance margin is this sum less the opening fee; it is a fee reserve, never a risk buffer.
 * Each half is rounded to the nearest sat. Source: exchange documentation, Q 60, P 60,000, L 10 → 100 and 110.
 */
export const feeReserve = (
  quantity: Usd,
  entry: PriceHalfUsd,
  liquidation: PriceHalfUsd,
): { readonly opening: Sats; readonly closing: Sats } => ({
  opening: reserveAt(quantity, entry),
  closing: reserveAt(quantity, liquidation),
});

const reserveAt = (quantity: Usd, price: PriceHalfUsd): Sats =>
  satsFromBigInt(divRound(2n * BigInt(RESERVE_RATE) * BigInt(quantity) * SATS_PER_BTC, E9 * BigInt(price)));
