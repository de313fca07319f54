import { tradingFee } from "../../position/fees.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { netProfitAndLoss, profitAndLoss } from "../../position/pl.ts";
import { plAtMostPrice } from "../../triggers/pl-price.ts";
import {
  divCeil,
  divFloor,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
} from "../../units.ts";

/** What the net result of a position reads of it. */
export type NetBasis = Pick<IsolatedPosition, "side" | "quantity" | "price" | "openingFee" | "fundingPaid">;

const E9 = 1_000_000_000n;

/**
 * What is left of a position that is closed at `exit`, in sats: profit and loss less the opening fee, the funding paid so
 * far and the closing fee at the trader's rate, each rounded as the exchange rounds it. Profit cashed in is no part of it.
 */
export const netAt = (position: NetBasis, exit: PriceHalfUsd, feeRate: RateE9): Sats =>
  netProfitAndLoss({
    ...position,
    pl: profitAndLoss(position.side, position.quantity, position.price, exit),
    closingFee: tradingFee(feeRate, position.quantity, exit),
  });

/**
 * The price where the net result, fractions kept, is `net`: Q·S(1+r) / (Q·S/P − T) for a long, Q·S(1−r) / (Q·S/P + T)
 * for a short, T being `net` and what was paid already. Rounds as told and stays within the prices there are; a divisor of 0
 * or less lies above them all.
 */
const solvedPrice = (
  { side, quantity, price, openingFee, fundingPaid }: NetBasis,
  net: bigint,
  feeRate: RateE9,
  round: typeof divFloor,
): PriceHalfUsd => {
  const size = 2n * BigInt(quantity) * SATS_PER_BTC;
  const swing = (net + BigInt(openingFee) + BigInt(fundingPaid)) * BigInt(price);
  const [divisor, share] =
    side === "long" ? [size - swing, E9 + BigInt(feeRate)] : [size + swing, E9 - BigInt(feeRate)];
  if (divisor <= 0n) return MAX_PRICE;
  const exact = round(size * share * BigInt(price), E9 * divisor);
  if (exact >= BigInt(MAX_PRICE)) return MAX_PRICE;
  return exact <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(exact));
};

/**
 * Among the prices with the same whole-sat profit as `exit` the one that leaves least. A long's fee shrinks as it earns; a
 * short's grows, and its next sat may come before the profit's, so its piece is judged by its first price.
 */
const leastOfPiece = (position: NetBasis, exit: PriceHalfUsd): PriceHalfUsd => {
  if (position.side === "long") return exit;
  const pl = profitAndLoss(position.side, position.quantity, position.price, exit);
  return plAtMostPrice(position, pl)?.price ?? exit;
};

/**
 * The worst price, to the half dollar, at which closing leaves `least` sats or more and at every better price too; one
 * step worse leaves less. Rounded towards profit: a stop there is early, a take profit there has what was asked for.
 * Null when no price leaves that much; the last price there is where all do.
 */
export const netAtLeastPrice = (position: NetBasis, least: Sats, feeRate: RateE9): PriceHalfUsd | null => {
  const leaves = (exit: PriceHalfUsd): boolean =>
    netAt(position, leastOfPiece(position, exit), feeRate) >= least;
  const [ahead, behind] = position.side === "long" ? [divCeil, divFloor] : [divFloor, divCeil];
  // Whole sats differ from the exact result by less than one: where that is `least` they leave it, a sat below they do not.
  let inside = solvedPrice(position, BigInt(least), feeRate, ahead);
  let outside = solvedPrice(position, BigInt(least) - 1n, feeRate, behind);
  if (!leaves(inside)) return null;
  if (leaves(outside)) return outside;
  while (Math.abs(inside - outside) > 1) {
    const middle = priceHalfUsd(Math.trunc((inside + outside) / 2));
    if (leaves(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
};
