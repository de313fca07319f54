import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { Side } from "../../position/side.ts";
import {
  type BasisPoints,
  divCeil,
  divFloor,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  type RateE9,
  type Sats,
  sats,
} from "../../units.ts";
import { priceOrNull } from "./ahead.ts";
import { type NetBasis, netAtLeastPrice } from "./net-at-least-price.ts";

/**
 * Where profit is taken: at a price, at a part of the entry price away from it, or where so many sats are left net of both
 * fees and the funding paid so far. All above 0.
 */
export type ProfitLevel =
  | { readonly by: "price"; readonly price: PriceHalfUsd }
  | { readonly by: "percent"; readonly bps: BasisPoints }
  | { readonly by: "sats"; readonly amount: Sats };

/** Where a position is left: as a profit level, on the losing side; or, for a stop, so far before liquidation. */
export type ExitLevel = ProfitLevel | { readonly by: "liquidation-distance"; readonly bps: BasisPoints };

type LevelBasis = NetBasis & Pick<IsolatedPosition, "entryPrice" | "liquidation">;

const WHOLE = 10_000n;

/** `base` moved by `bps` of itself, towards profit where they are positive; rounds towards profit. */
const movedBy = (side: Side, base: PriceHalfUsd, bps: number): PriceHalfUsd | null => {
  const [price, part] = [BigInt(base), BigInt(bps)];
  return priceOrNull(
    side === "long" ? divCeil(price * (WHOLE + part), WHOLE) : divFloor(price * (WHOLE - part), WHOLE),
  );
};

/**
 * The price of a take profit. Rounds away from the basis, so it never fires before what was asked for is there; a level in
 * sats counts both fees and the funding paid so far. Null when no price earns that much.
 */
export const takeProfitLevelPrice = (
  position: LevelBasis,
  level: ProfitLevel,
  feeRate: RateE9,
): PriceHalfUsd | null => {
  switch (level.by) {
    case "price":
      return level.price;
    case "percent":
      return movedBy(position.side, position.entryPrice, level.bps);
    case "sats":
      return netAtLeastPrice(position, level.amount, feeRate);
  }
};

/** The worst price that does not lose more than `amount`; null where every price or none does. */
const bearablePrice = (position: NetBasis, amount: Sats, feeRate: RateE9): PriceHalfUsd | null => {
  const price = netAtLeastPrice(position, sats(-amount), feeRate);
  return price === (position.side === "long" ? MIN_PRICE : MAX_PRICE) ? null : price;
};

/**
 * The price of a stop. Rounds towards the market, so it fires early, never late: a level in sats is the last step at which
 * the net loss is not above them. Null when no price loses that much, or nothing can be liquidated to keep away from.
 */
export const stopLossLevelPrice = (
  position: LevelBasis,
  level: ExitLevel,
  feeRate: RateE9,
): PriceHalfUsd | null => {
  switch (level.by) {
    case "price":
      return level.price;
    case "percent":
      return movedBy(position.side, position.entryPrice, -level.bps);
    case "sats":
      return bearablePrice(position, level.amount, feeRate);
    case "liquidation-distance":
      return position.liquidation === MAX_PRICE
        ? null
        : movedBy(position.side, position.liquidation, level.bps);
  }
};
