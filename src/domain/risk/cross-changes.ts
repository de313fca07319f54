import { crossLiquidation, crossMaintenanceMargin } from "../position/cross.ts";
import { tradingFee } from "../position/fees.ts";
import { type Side, sideSign } from "../position/side.ts";
import {
  divFloor,
  type PriceE4,
  type PriceHalfUsd,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
  sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "../units.ts";
import { leastWhere } from "./least-where.ts";

/** What the formulas read of the net cross position. `margin` is all of the cross margin. */
export type CrossBasis = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly entry: PriceE4;
  readonly margin: Sats;
};

/** At what contracts would be closed. */
export type Exit = {
  /** The bid for a long, the ask for a short. */
  readonly exit: PriceHalfUsd;
  /** The trader's rate for closing. */
  readonly feeRate: RateE9;
};

/** Gross result of `quantity` contracts from an entry in ten-thousandths to an exit in half dollars, in sats; rounds down. */
export const crossResult = (side: Side, quantity: Usd, entry: PriceE4, exit: PriceHalfUsd): Sats => {
  const [e, x] = [BigInt(entry), BigInt(exit)];
  const size = BigInt(quantity) * SATS_PER_BTC * sideSign(side);
  return satsFromBigInt(divFloor(size * (10_000n * x - 2n * e), e * x));
};

/** Liquidation as the exchange shows it; null while flat. */
export const liquidationOf = ({ side, quantity, entry, margin }: CrossBasis): PriceHalfUsd | null =>
  crossLiquidation(side, quantity, entry, margin);

/** The whole margin with which the exact liquidation is at `goal`: the loss until there and the maintenance margin. Rounds up. */
export const marginToLast = (
  { side, quantity, entry }: Omit<CrossBasis, "margin">,
  goal: PriceHalfUsd,
): Sats => sats(crossMaintenanceMargin(quantity, entry) - crossResult(side, quantity, entry, goal));

/** Sats missing until the exact liquidation is at `goal`; 0 where it is there or beyond. Rounds up. */
export const satsMissing = (position: CrossBasis, goal: PriceHalfUsd): Sats =>
  sats(Math.max(0, marginToLast(position, goal) - position.margin));

/** What closing contracts costs and realises, and the position that is left. */
export type Closed = { readonly fee: Sats; readonly pl: Sats; readonly rest: CrossBasis };

/**
 * The position with `contracts` fewer: result and fee go through the cross margin and the entry stays. An exchange that
 * carries a loss into the entry instead leaves the same but for the maintenance margin on that loss, 0.15 % of it.
 */
export const afterClosing = (position: CrossBasis, { exit, feeRate }: Exit, contracts: Usd): Closed => {
  const fee = tradingFee(feeRate, contracts, exit);
  const pl = crossResult(position.side, contracts, position.entry, exit);
  const quantity = usd(position.quantity - contracts);
  return { fee, pl, rest: { ...position, quantity, margin: sats(position.margin + pl - fee) } };
};

/**
 * The least contracts to close so that liquidation is at `goal`; all of them where no part is enough. Each one closed
 * brings liquidation farther away.
 */
export const leastContracts = (position: CrossBasis, exit: Exit, goal: PriceHalfUsd): Usd => {
  const isEnough = (contracts: bigint) =>
    satsMissing(afterClosing(position, exit, usd(Number(contracts))).rest, goal) === 0;
  // Far in loss a fee can cost more distance than a contract gives: then only nothing or everything is enough.
  return isEnough(0n) ? usd(0) : usd(Number(leastWhere(1n, BigInt(position.quantity), isEnough)));
};
