import { crossLiquidation, crossMaintenanceMargin } from "../position/cross.ts";
import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import { tradingFee } from "../position/fees.ts";
import { isAtLiquidation } from "../position/liquidation.ts";
import { type Side, sideSign } from "../position/side.ts";
import {
  type BasisPoints,
  divFloor,
  MAX_PRICE,
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
import type { AcceptWay, AddWay, CloseWay, ReduceWay } from "./way-out.ts";

/** What the formulas read of the net cross position. `margin` is all of the cross margin. */
export type CrossBasis = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly entry: PriceE4;
  readonly margin: Sats;
};

/** What the ways out of a cross position are worked out from; it is not flat. */
export type CrossWaysOutFacts = {
  readonly position: CrossBasis;
  readonly last: PriceHalfUsd;
  /** Where contracts would be closed: the bid for a long, the ask for a short. */
  readonly exit: PriceHalfUsd;
  readonly target: BasisPoints;
  /** The trader's rate for closing. */
  readonly feeRate: RateE9;
};

/** Gross result of `quantity` contracts from an entry in ten-thousandths to an exit in half dollars, in sats; rounds down. */
const resultOf = (side: Side, quantity: Usd, entry: PriceE4, exit: PriceHalfUsd): Sats => {
  const [e, x] = [BigInt(entry), BigInt(exit)];
  const size = BigInt(quantity) * SATS_PER_BTC * sideSign(side);
  return satsFromBigInt(divFloor(size * (10_000n * x - 2n * e), e * x));
};

/** Liquidation as the exchange shows it; null while flat. */
const liquidationOf = ({ side, quantity, entry, margin }: CrossBasis): PriceHalfUsd | null =>
  crossLiquidation(side, quantity, entry, margin);

/** Sats missing until the exact liquidation is at `goal`: the loss until there and the maintenance margin. Rounds up. */
const satsMissing = ({ side, quantity, entry, margin }: CrossBasis, goal: PriceHalfUsd): Sats => {
  const loss = -resultOf(side, quantity, entry, goal);
  return sats(Math.max(0, loss + crossMaintenanceMargin(quantity, entry) - margin));
};

type Reduced = { readonly fee: Sats; readonly pl: Sats; readonly rest: CrossBasis };

/**
 * The position with `contracts` fewer: result and fee go through the cross margin and the entry stays. An exchange that
 * carries a loss into the entry instead leaves the same but for the maintenance margin on that loss, 0.15 % of it.
 */
const reducedBy = ({ position, exit, feeRate }: CrossWaysOutFacts, contracts: Usd): Reduced => {
  const fee = tradingFee(feeRate, contracts, exit);
  const pl = resultOf(position.side, contracts, position.entry, exit);
  const quantity = usd(position.quantity - contracts);
  return { fee, pl, rest: { ...position, quantity, margin: sats(position.margin + pl - fee) } };
};

const goalOf = ({ position, last, target }: CrossWaysOutFacts): PriceHalfUsd =>
  liquidationAtDistance(position.side, last, target);

const distanceOf = ({ position, last }: CrossWaysOutFacts, liquidation: PriceHalfUsd | null) =>
  liquidation === null ? null : liquidationDistance(position.side, liquidation, last);

/** The least contracts to close; all of them where no part is enough. Each one closed brings liquidation farther away. */
const contractsToClose = (facts: CrossWaysOutFacts): Usd => {
  const goal = goalOf(facts);
  const isEnough = (contracts: bigint) =>
    satsMissing(reducedBy(facts, usd(Number(contracts))).rest, goal) === 0;
  // Far in loss a fee can cost more distance than a contract gives: then only nothing or everything is enough.
  return isEnough(0n) ? usd(0) : usd(Number(leastWhere(1n, BigInt(facts.position.quantity), isEnough)));
};

const reduce = (facts: CrossWaysOutFacts): ReduceWay => {
  const contracts = contractsToClose(facts);
  const { fee, pl, rest } = reducedBy(facts, contracts);
  const liquidation = liquidationOf(rest);
  return {
    kind: "reduce",
    rule: contracts === 0 ? "at-target" : rest.quantity === 0 ? "only-closing" : "reaches-target",
    contracts,
    fee,
    pl,
    satsNow: sats(0),
    satsAtRisk: liquidation === null ? sats(0) : rest.margin,
    liquidationAfter: liquidation,
    distanceAfter: distanceOf(facts, liquidation),
  };
};

const add = (facts: CrossWaysOutFacts): AddWay => {
  const { position } = facts;
  const needed = satsMissing(position, goalOf(facts));
  const margin = sats(position.margin + needed);
  const liquidation = liquidationOf({ ...position, margin });
  return {
    kind: "add",
    rule: needed === 0 ? "at-target" : "reaches-target",
    needed,
    more: needed,
    satsNow: needed,
    satsAtRisk: margin,
    liquidationAfter: liquidation,
    distanceAfter: distanceOf(facts, liquidation),
  };
};

const close = (facts: CrossWaysOutFacts): CloseWay => {
  const { fee, pl } = reducedBy(facts, facts.position.quantity);
  return {
    kind: "close",
    rule: "at-exit",
    fee,
    pl,
    satsNow: sats(0),
    satsAtRisk: sats(0),
    liquidationAfter: null,
    distanceAfter: null,
  };
};

const accept = (facts: CrossWaysOutFacts): AcceptWay => {
  const { side, quantity, margin } = facts.position;
  const liquidation = liquidationOf(facts.position);
  const isNever = liquidation === null || (side === "short" && liquidation === MAX_PRICE);
  return {
    kind: "accept",
    rule: isNever ? "never-liquidated" : "until-liquidation",
    fee: liquidation === null ? sats(0) : tradingFee(facts.feeRate, quantity, liquidation),
    satsNow: sats(0),
    satsAtRisk: margin,
    liquidationAfter: liquidation,
    distanceAfter: distanceOf(facts, liquidation),
  };
};

/**
 * What can be done about the cross position, by what each way costs: deposit, reduce, close, or accept the liquidation.
 * Past its liquidation only accepting is left. Results and fees stay in the cross margin, so only a deposit touches the
 * balance; what is at risk is the whole cross margin, which pays the closing fee too.
 *
 * Reducing closes the least contracts after which liquidation is `target` away: one fewer does not reach it. Fees and
 * results are rounded as the exchange rounds them, what is our own to round is rounded against the trader.
 */
export const compareCrossWaysOut = (
  facts: CrossWaysOutFacts,
): readonly (AddWay | ReduceWay | CloseWay | AcceptWay)[] => {
  const liquidation = liquidationOf(facts.position);
  const isPast = liquidation !== null && isAtLiquidation(facts.position.side, liquidation, facts.last);
  return isPast ? [accept(facts)] : [add(facts), reduce(facts), close(facts), accept(facts)];
};
