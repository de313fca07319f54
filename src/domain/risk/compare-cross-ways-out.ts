import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import { tradingFee } from "../position/fees.ts";
import { isAtLiquidation } from "../position/liquidation.ts";
import { type BasisPoints, MAX_PRICE, type PriceHalfUsd, sats } from "../units.ts";
import {
  afterClosing,
  type CrossBasis,
  type Exit,
  leastContracts,
  liquidationOf,
  satsMissing,
} from "./cross-changes.ts";
import type { AcceptWay, AddWay, CloseWay, ReduceWay } from "./way-out.ts";

/** What the ways out of a cross position are worked out from; it is not flat. */
export type CrossWaysOutFacts = Exit & {
  readonly position: CrossBasis;
  readonly last: PriceHalfUsd;
  readonly target: BasisPoints;
};

const goalOf = ({ position, last, target }: CrossWaysOutFacts): PriceHalfUsd =>
  liquidationAtDistance(position.side, last, target);

const distanceOf = ({ position, last }: CrossWaysOutFacts, liquidation: PriceHalfUsd | null) =>
  liquidation === null ? null : liquidationDistance(position.side, liquidation, last);

const reduce = (facts: CrossWaysOutFacts): ReduceWay => {
  const contracts = leastContracts(facts.position, facts, goalOf(facts));
  const { fee, pl, rest } = afterClosing(facts.position, facts, contracts);
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
  const { fee, pl } = afterClosing(facts.position, facts, facts.position.quantity);
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
