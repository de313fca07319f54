import { divFloor, type PriceHalfUsd, SATS_PER_BTC, type Sats, satsFromBigInt, type Usd } from "../units.ts";
import { type Side, sideSign } from "./side.ts";

/**
 * Gross profit and loss of a position at `exit`, in sats: Q·S·(1/P − 1/X) for a long, mirrored for a short; rounds down.
 * `price` is the position's basis, not the price at entry. Source: exchange documentation; vectors P1–P5.
 */
export const profitAndLoss = (side: Side, quantity: Usd, price: PriceHalfUsd, exit: PriceHalfUsd): Sats => {
  const p = BigInt(price);
  const x = BigInt(exit);
  return satsFromBigInt(divFloor(2n * BigInt(quantity) * SATS_PER_BTC * sideSign(side) * (x - p), p * x));
};

/** What a trader keeps of a closed position: gross profit less both fees and the funding paid, in sats. */
export const netProfitAndLoss = (trade: {
  readonly pl: Sats;
  readonly openingFee: Sats;
  readonly closingFee: Sats;
  readonly fundingPaid: Sats;
}): Sats =>
  satsFromBigInt(
    BigInt(trade.pl) - BigInt(trade.openingFee) - BigInt(trade.closingFee) - BigInt(trade.fundingPaid),
  );
