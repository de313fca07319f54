import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { Side } from "../position/side.ts";
import {
  divCeil,
  divFloor,
  MAX_PRICE,
  type PriceE4,
  priceE4,
  SATS_PER_BTC,
  type Sats,
  type Usd,
} from "../units.ts";
import type { TriggerPrice } from "./trigger.ts";
import { earningSide, losingSide, triggerAt } from "./trigger-side.ts";

/** What a threshold on profit and loss reads of a position. */
export type PlBasis = Pick<IsolatedPosition, "side" | "quantity" | "price">;

/** The same of a position whose basis is told in ten-thousandths of a dollar, as the entry of the cross position is. */
export type EntryBasis = { readonly side: Side; readonly quantity: Usd; readonly entry: PriceE4 };

type Fraction = { readonly dividend: bigint; readonly divisor: bigint };

const E4 = 10_000n;
/** Half a dollar in ten-thousandths. */
const HALF_USD_E4 = 5_000;

const entryOf = ({ side, quantity, price }: PlBasis): EntryBasis => ({
  side,
  quantity,
  entry: priceE4(price * HALF_USD_E4),
});

/**
 * The price X where profit and loss is exactly `pl`, in half dollars: 1 / (1/P ∓ pl/(Q·S)). A divisor of 0 or less: no price
 * has it.
 */
const exactPrice = ({ side, quantity, entry }: EntryBasis, pl: bigint): Fraction => {
  const size = BigInt(quantity) * SATS_PER_BTC;
  const swing = pl * BigInt(entry);
  return {
    dividend: 2n * size * BigInt(entry),
    divisor: side === "long" ? E4 * size - swing : E4 * size + swing,
  };
};

/**
 * Fires where profit and loss, in whole sats as the exchange shows it, is `pl` or less. Whole sats round down, so it
 * fires up to a sat early, never late. Null when the loss cannot get that large: a short never loses more than Q·S/P.
 */
export const plAtMostPrice = (position: PlBasis, pl: Sats): TriggerPrice | null =>
  plAtMostFromEntry(entryOf(position), pl);

/** As `plAtMostPrice`, from an entry in ten-thousandths of a dollar. */
export const plAtMostFromEntry = (position: EntryBasis, pl: Sats): TriggerPrice | null => {
  // Shown as `pl` or less is exactly: less than pl + 1, so the price of pl + 1 itself is just outside.
  const { dividend, divisor } = exactPrice(position, BigInt(pl) + 1n);
  const side = losingSide(position.side);
  if (divisor <= 0n) return position.side === "long" ? triggerAt(side, BigInt(MAX_PRICE)) : null;
  const outside = side === "below" ? divCeil(dividend, divisor) : divFloor(dividend, divisor);
  return triggerAt(side, side === "below" ? outside - 1n : outside + 1n);
};

/**
 * Fires where profit and loss, in whole sats as the exchange shows it, is `pl` or more. Rounds away from the basis:
 * what was asked for is there when it fires. Null when it cannot be earned: a long never earns more than Q·S/P.
 */
export const plAtLeastPrice = (position: PlBasis, pl: Sats): TriggerPrice | null => {
  const { dividend, divisor } = exactPrice(entryOf(position), BigInt(pl));
  const side = earningSide(position.side);
  if (divisor <= 0n) return position.side === "short" ? triggerAt(side, BigInt(MAX_PRICE)) : null;
  return triggerAt(side, side === "above" ? divCeil(dividend, divisor) : divFloor(dividend, divisor));
};
