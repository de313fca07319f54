import {
  divRound,
  type PriceHalfUsd,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
} from "../units.ts";
import { type Side, sideSign } from "./side.ts";

const E9 = 1_000_000_000n;
/** Between two settlements, in milliseconds. */
export const FUNDING_EVERY_MS = 8 * 60 * 60 * 1000;

/**
 * Funding of one settlement, in sats: Q / fixing · rate · S to the nearest sat. Positive means the position pays.
 * A payer loses it from the margin, so liquidation comes closer; a receiver gets it into the balance.
 * Source: exchange documentation; vectors F1 and F2.
 */
export const fundingFee = (side: Side, quantity: Usd, fixing: PriceHalfUsd, rate: RateE9): Sats =>
  satsFromBigInt(
    sideSign(side) * divRound(2n * BigInt(quantity) * BigInt(rate) * SATS_PER_BTC, E9 * BigInt(fixing)),
  );

/** The first settlement strictly after `at`, both in epoch milliseconds. Settlements fall on 00:00, 08:00 and 16:00 UTC. */
export const nextFundingAt = (at: number): number =>
  (Math.floor(at / FUNDING_EVERY_MS) + 1) * FUNDING_EVERY_MS;

/** The last settlement at or before `at`, both in epoch milliseconds. */
export const lastFundingAt = (at: number): number => Math.floor(at / FUNDING_EVERY_MS) * FUNDING_EVERY_MS;
