import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import { tradingFee } from "../position/fees.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isAtLiquidation } from "../position/liquidation.ts";
import { netProfitAndLoss, profitAndLoss } from "../position/pl.ts";
import { type BasisPoints, MAX_PRICE, type PriceHalfUsd, type RateE9, type Sats, sats } from "../units.ts";
import { liquidationWith, type MarginBasis, roomForMargin, satsToLiquidation } from "./counted-margin.ts";
import type { AcceptWay, AddWay, CloseWay } from "./way-out.ts";

/** What the ways out of an isolated position are worked out from. */
export type WaysOutFacts = {
  readonly position: MarginBasis & Pick<IsolatedPosition, "maintenanceMargin" | "openingFee" | "fundingPaid">;
  readonly last: PriceHalfUsd;
  /** Where it would be closed: the bid for a long, the ask for a short. */
  readonly exit: PriceHalfUsd;
  readonly target: BasisPoints;
  /** The trader's rate for closing. */
  readonly feeRate: RateE9;
};

/** `net` is the result of the position's whole life: the opening fee and the funding paid are in it too. */
export type IsolatedCloseWay = CloseWay & { readonly net: Sats };

/** All of the margin and the closing fee at the liquidation, in sats: no less, whatever is left of the reserve for it. */
const atRisk = ({ position, feeRate }: WaysOutFacts, margin: number, liquidation: PriceHalfUsd) => {
  const fee = tradingFee(feeRate, position.quantity, liquidation);
  return { fee, satsAtRisk: sats(margin + fee) };
};

const accept = (facts: WaysOutFacts): AcceptWay => {
  const { side, margin, liquidation } = facts.position;
  return {
    kind: "accept",
    rule: side === "short" && liquidation === MAX_PRICE ? "never-liquidated" : "until-liquidation",
    satsNow: sats(0),
    ...atRisk(facts, margin, liquidation),
    liquidationAfter: liquidation,
    distanceAfter: liquidationDistance(side, liquidation, facts.last),
  };
};

const add = (facts: WaysOutFacts): AddWay => {
  const { position, last, target } = facts;
  const needed = satsToLiquidation(position, liquidationAtDistance(position.side, last, target));
  const amount = sats(Math.min(needed, roomForMargin(position, null).sats));
  const liquidationAfter = liquidationWith(position, amount);
  const { satsAtRisk } = atRisk(facts, position.margin + amount, liquidationAfter);
  return {
    kind: "add",
    rule: needed === 0 ? "at-target" : amount === needed ? "reaches-target" : "leverage-one",
    needed,
    satsNow: amount,
    satsAtRisk,
    more: sats(satsAtRisk - accept(facts).satsAtRisk),
    liquidationAfter,
    distanceAfter: liquidationDistance(position.side, liquidationAfter, last),
  };
};

const close = ({ position, exit, feeRate }: WaysOutFacts): IsolatedCloseWay => {
  const { side, quantity, price, margin, maintenanceMargin, openingFee, fundingPaid } = position;
  const pl = profitAndLoss(side, quantity, price, exit);
  const fee = tradingFee(feeRate, quantity, exit);
  return {
    kind: "close",
    rule: "at-exit",
    fee,
    pl,
    net: netProfitAndLoss({ pl, openingFee, closingFee: fee, fundingPaid }),
    // An exit beyond the liquidation takes the whole margin; the balance is asked for nothing.
    satsNow: sats(Math.min(0, fee - margin - pl - maintenanceMargin)),
    satsAtRisk: sats(0),
    liquidationAfter: null,
    distanceAfter: null,
  };
};

/**
 * What can be done about an isolated position that is to be `target` away from liquidation, by what each way costs: add
 * margin, close, or accept the liquidation. There is no reducing an isolated position. Past its liquidation only accepting
 * is left: sats that are added then are lost, and it is no longer ours to close.
 *
 * Fees and results are rounded as the exchange rounds them (a fee and a result both down); what is our own to round is
 * rounded against the trader: sats to add and what is at risk up, the distance down. The opening fee and the funding paid
 * are gone whichever way is taken, so they are in `net` alone. Whether the balance has the sats is not looked at.
 */
export const compareWaysOut = (facts: WaysOutFacts): readonly (AddWay | IsolatedCloseWay | AcceptWay)[] => {
  const { side, liquidation } = facts.position;
  return isAtLiquidation(side, liquidation, facts.last)
    ? [accept(facts)]
    : [add(facts), close(facts), accept(facts)];
};
