import {
  divCeil,
  divFloor,
  MAX_PRICE,
  MIN_PRICE,
  type PriceE4,
  type PriceHalfUsd,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
} from "../units.ts";
import { crossLiquidation } from "./cross.ts";
import type { IsolatedPosition } from "./isolated-position.ts";
import { type Side, sideSign } from "./side.ts";

/** What the equity reads of an isolated position. */
export type EquityPosition = Pick<
  IsolatedPosition,
  "side" | "quantity" | "price" | "margin" | "maintenanceMargin" | "liquidation"
>;

/** What the equity reads of the cross margin. While flat `side` and `entryPrice` are null and the quantity is 0. */
export type EquityCross = {
  readonly side: Side | null;
  readonly quantity: Usd;
  readonly margin: Sats;
  readonly entryPrice: PriceE4 | null;
  /** The exchange's own figure; null where it names none. */
  readonly liquidation: PriceHalfUsd | null;
};

/** Everything an account holds, in one snapshot. */
export type AccountHoldings = {
  /** Free sats: margins and reserves are already taken out. */
  readonly balance: Sats;
  /** Margins and fee reserves of the limit orders that wait. */
  readonly lockedInOrders: Sats;
  readonly positions: readonly EquityPosition[];
  /** Null where there is no cross margin. */
  readonly cross: EquityCross | null;
  /** The trader's fee per side: closing at the price is taken off. */
  readonly feeRate: RateE9;
};

/**
 * What one position adds to the equity while it lives, as `kept` + `swing` / (10⁹ · price) sats: profit and loss less the
 * closing fee is Q·S·(±1/P ∓ (1 ± rate)/X), a number and another over the price.
 */
export type EquityLeg = {
  readonly side: Side;
  readonly kept: bigint;
  readonly swing: bigint;
  /**
   * Where nothing is left of it, in half dollars: there and below for a long, there and above for a short. May lie just
   * outside the prices there are.
   */
  readonly end: number;
};

/** Sats that no price changes, and the positions whose worth the price decides. */
export type EquityParts = { readonly cash: bigint; readonly legs: readonly EquityLeg[] };

/** A rate of 1, and the scale of a leg's swing. */
export const SWING_SCALE = 1_000_000_000n;
const NEVER_LONG = MIN_PRICE - 1;
const NEVER_SHORT = MAX_PRICE + 1;

/** The first price that leaves nothing where kept + swing/X crosses zero; rounds towards the earning side, so early. */
const worthlessAt = (side: Side, kept: bigint, swing: bigint): number => {
  if (side === "long")
    return kept <= 0n ? MAX_PRICE : Math.min(MAX_PRICE, Number(divFloor(-swing, SWING_SCALE * kept)));
  return kept >= 0n ? NEVER_SHORT : Math.min(NEVER_SHORT, Number(divCeil(swing, -SWING_SCALE * kept)));
};

/**
 * A leg from its basis as a fraction of half dollars per bitcoin. The part that no price changes rounds down, and a sat
 * more is taken off, because the exchange rounds each position by itself.
 */
const legOf = (
  position: { readonly side: Side; readonly quantity: Usd; readonly liquidation: PriceHalfUsd },
  basis: { readonly dividend: bigint; readonly divisor: bigint },
  own: bigint,
  feeRate: RateE9,
): EquityLeg => {
  const { side, liquidation } = position;
  const size = 2n * BigInt(position.quantity) * SATS_PER_BTC * sideSign(side);
  const kept = own + divFloor(size * basis.divisor, basis.dividend) - 1n;
  const swing = -size * (SWING_SCALE + sideSign(side) * BigInt(feeRate));
  const broke = worthlessAt(side, kept, swing);
  if (side === "long") return { side, kept, swing, end: Math.max(NEVER_LONG, liquidation, broke) };
  return { side, kept, swing, end: Math.min(liquidation === MAX_PRICE ? NEVER_SHORT : liquidation, broke) };
};

const legOfPosition = (position: EquityPosition, feeRate: RateE9): EquityLeg =>
  legOf(
    position,
    { dividend: BigInt(position.price), divisor: 1n },
    BigInt(position.margin) + BigInt(position.maintenanceMargin),
    feeRate,
  );

/** Null while flat: then the cross margin is as good as cash. */
export const legOfCross = (cross: EquityCross, feeRate: RateE9): EquityLeg | null => {
  const { side, quantity, margin, entryPrice } = cross;
  if (side === null || entryPrice === null || quantity === 0) return null;
  const liquidation = cross.liquidation ?? crossLiquidation(side, quantity, entryPrice, margin) ?? MAX_PRICE;
  // An entry of E ten-thousandths of a dollar is E / 5,000 half dollars.
  const basis = { dividend: BigInt(entryPrice), divisor: 5_000n };
  return legOf({ side, quantity, liquidation }, basis, BigInt(margin), feeRate);
};

/** Takes an account apart into cash and legs. */
export const equityParts = ({
  balance,
  lockedInOrders,
  positions,
  cross,
  feeRate,
}: AccountHoldings): EquityParts => {
  const cash = BigInt(balance) + BigInt(lockedInOrders);
  const legs = positions.map((position) => legOfPosition(position, feeRate));
  if (cross === null) return { cash, legs };
  const leg = legOfCross(cross, feeRate);
  return leg === null ? { cash: cash + BigInt(cross.margin), legs } : { cash, legs: [...legs, leg] };
};

/** Whether anything is left of a leg at `price`. */
const isAlive = ({ side, end }: EquityLeg, price: PriceHalfUsd): boolean =>
  side === "long" ? price > end : price < end;

/** What a leg is worth at `price`, in sats: never below 0, rounds down. Rises with the price for a long, falls for a short. */
export const legWorth = (leg: EquityLeg, price: PriceHalfUsd): bigint =>
  isAlive(leg, price) ? leg.kept + divFloor(leg.swing, SWING_SCALE * BigInt(price)) : 0n;

/**
 * Equity of an account if every position were closed at `price`, in sats: free balance, what orders lock, and of each
 * position max(0, margin + profit and loss + fee reserve − closing fee), the cross position without a reserve; 0 at its
 * liquidation and beyond. Never overstates, neither the exact figure nor what the exchange pays after rounding each
 * position by itself: it lies less than two sats for each position, and one more, under the exact one. Because the price
 * divides but once, it is monotone to the sat between two prices at which a position ends.
 */
export const accountEquity = (account: AccountHoldings, price: PriceHalfUsd): Sats => {
  const { cash, legs } = equityParts(account);
  const alive = legs.filter((leg) => isAlive(leg, price));
  const kept = alive.reduce((sum, leg) => sum + leg.kept, cash);
  const swing = alive.reduce((sum, leg) => sum + leg.swing, 0n);
  return satsFromBigInt(kept + divFloor(swing, SWING_SCALE * BigInt(price)));
};
