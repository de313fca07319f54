import { crossEntryAfterAdding } from "#domain/position/cross.ts";
import { tradingFee } from "#domain/position/fees.ts";
import { type Side, sideSign } from "#domain/position/side.ts";
import {
  divFloor,
  type PriceE4,
  type PriceHalfUsd,
  priceE4,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
  sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "#domain/units.ts";
import type { CrossPosition } from "../world/cross.ts";
import { sideOf, sizeOf } from "./cross-position.ts";

export type CrossFill = {
  /** Signed quantity after the fill. */
  readonly quantity: number;
  readonly entry: PriceE4 | null;
  readonly pl: Sats;
  readonly fee: Sats;
  readonly grows: boolean;
};

const HALF_USD_E4 = 5_000;
const toE4 = (price: PriceHalfUsd): PriceE4 => priceE4(price * HALF_USD_E4);

/** Gross result of `quantity` contracts between an entry in ten-thousandths and an exit in half dollars; rounds down. */
export function crossPl(side: Side, quantity: Usd, entry: PriceE4, exit: PriceHalfUsd): Sats {
  const e = BigInt(entry);
  const x = BigInt(exit);
  const size = BigInt(quantity) * SATS_PER_BTC * sideSign(side);
  return satsFromBigInt(divFloor(size * (10_000n * x - 2n * e), e * x));
}

/** What an order does to a position: adding averages the entry, reducing realises, crossing zero does both in turn. */
export function planCrossFill(
  position: CrossPosition,
  order: { readonly side: "buy" | "sell"; readonly quantity: Usd; readonly price: PriceHalfUsd },
  rate: RateE9,
): CrossFill {
  const signed = order.side === "buy" ? order.quantity : -order.quantity;
  const quantity = position.quantity + signed;
  const fee = tradingFee(rate, order.quantity, order.price);
  const { entry } = position;
  if (entry === null) return { quantity, entry: toE4(order.price), pl: sats(0), fee, grows: true };
  if (Math.sign(signed) === Math.sign(position.quantity)) {
    const after = crossEntryAfterAdding(sizeOf(position), entry, order.quantity, toE4(order.price));
    return { quantity, entry: after, pl: sats(0), fee, grows: true };
  }
  const reduced = usd(Math.min(order.quantity, Math.abs(position.quantity)));
  const pl = crossPl(sideOf(position), reduced, entry, order.price);
  const flips = order.quantity > reduced;
  if (flips) return { quantity, entry: toE4(order.price), pl, fee, grows: true };
  return { quantity, entry: quantity === 0 ? null : entry, pl, fee, grows: false };
}
