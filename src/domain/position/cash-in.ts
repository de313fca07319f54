import {
  divRound,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  SATS_PER_BTC,
  type Sats,
  sats,
  satsFromBigInt,
  type Usd,
} from "../units.ts";
import { profitAndLoss } from "./pl.ts";
import type { Side } from "./side.ts";

export type CashIn = {
  readonly price: PriceHalfUsd;
  readonly margin: Sats;
  readonly fromProfit: Sats;
  readonly fromMargin: Sats;
};

const basisAfter = (side: Side, quantity: Usd, price: PriceHalfUsd, amount: Sats): PriceHalfUsd => {
  const size = 2n * BigInt(quantity) * SATS_PER_BTC;
  const taken = BigInt(amount) * BigInt(price);
  const divisor = side === "long" ? size - taken : size + taken;
  const exact = divRound(size * BigInt(price), divisor);
  if (exact >= BigInt(MAX_PRICE)) return MAX_PRICE;
  return exact <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(exact));
};

/**
 * What a cash-in of `amount` sats leaves of a position at market price `market`: profit is taken first and moves the
 * basis (and so the liquidation) towards the market, the rest comes out of the margin. Null when the margin would fall
 * below one sat. Leverage bounds are the caller's to check. Source: exchange documentation; vectors C1–C6.
 */
export const cashIn = (
  position: {
    readonly side: Side;
    readonly quantity: Usd;
    readonly price: PriceHalfUsd;
    readonly margin: Sats;
  },
  market: PriceHalfUsd,
  amount: Sats,
): CashIn | null => {
  const { side, quantity, price, margin } = position;
  const profit = sats(Math.max(0, profitAndLoss(side, quantity, price, market)));
  if (amount < profit) {
    return {
      price: basisAfter(side, quantity, price, amount),
      margin,
      fromProfit: amount,
      fromMargin: sats(0),
    };
  }
  const fromMargin = satsFromBigInt(BigInt(amount) - BigInt(profit));
  if (fromMargin >= margin) return null;
  const left = satsFromBigInt(BigInt(margin) - BigInt(fromMargin));
  return { price: profit > 0 ? market : price, margin: left, fromProfit: profit, fromMargin };
};
