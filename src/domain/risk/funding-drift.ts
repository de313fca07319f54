import { marginGuardTrigger } from "../automations/guard-step.ts";
import { liquidationAtDistance } from "../position/distance.ts";
import { fundingFee } from "../position/funding.ts";
import {
  type BasisPoints,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  type RateE9,
  type Sats,
  sats,
} from "../units.ts";
import { countedMargin, liquidationWith, lossAt, type MarginBasis, roomForMargin } from "./counted-margin.ts";

/** What is taken for granted of the settlements to come; `settlements` is how many, 1 or more. */
export type FundingOutlook = {
  readonly rate: RateE9;
  readonly fixing: PriceHalfUsd;
  readonly settlements: number;
};

/** Whether a settlement's rate is the one announced for the next, or only assumed to stay as it is. */
export type RateBasis = "announced" | "assumed";

/** A position after a settlement; `settlement` counts from 1. `fee` is below 0 where it is received, into the balance. */
export type FundedPosition = {
  readonly settlement: number;
  readonly rateBasis: RateBasis;
  readonly fee: Sats;
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
};

/** When a settlement brings a position inside its trigger, and the sats that prevent it. */
type Drift = {
  readonly settlement: number;
  readonly rateBasis: RateBasis;
  /** Funding of one settlement. */
  readonly fee: Sats;
  /** Liquidation after that settlement; null where its fee empties the margin. */
  readonly liquidation: PriceHalfUsd | null;
  /** Sats to add before it, so that the last of the settlements too leaves the position outside its trigger. */
  readonly needed: Sats;
  /** Sats to add before it, so that after the last of them liquidation is as far as the target. */
  readonly toTarget: Sats;
  /** The most that can be added. */
  readonly room: Sats;
};

/** Whether funding asks for sats at the price as it is; each verdict names its rule. */
export type FundingDriftVerdict =
  | { readonly kind: "hold"; readonly rule: "inside-trigger" | "receives-funding" | "outside-trigger" }
  | ({ readonly kind: "top-up"; readonly rule: "inside-after-funding" | "emptied-by-funding" } & Drift)
  | ({ readonly kind: "alert"; readonly rule: "leverage-one" } & Drift);

export type FundingDriftFacts = FundingOutlook & {
  readonly position: MarginBasis;
  readonly trigger: BasisPoints;
  readonly target: BasisPoints;
  readonly last: PriceHalfUsd;
};

const basisOf = (settlement: number): RateBasis => (settlement === 1 ? "announced" : "assumed");

/**
 * A position after each of the next settlements, at one rate and fixing for all. A payer loses the fee from the margin,
 * so liquidation comes closer; what is received goes to the balance and leaves the position as it is. Null from the
 * settlement on that leaves no sat of the margin that counts.
 *
 * Only the next rate is announced: it is taken for all, and each step says on which of the two it stands. The fee is
 * rounded to the nearest sat, as the exchange does.
 */
export const projectFunding = (
  position: MarginBasis,
  { rate, fixing, settlements }: FundingOutlook,
): readonly (FundedPosition | null)[] => {
  const fee = fundingFee(position.side, position.quantity, fixing, rate);
  const counted = countedMargin(position);
  return Array.from({ length: settlements }, (_, at) => {
    const paid = sats(Math.max(0, fee) * (at + 1));
    if (paid >= counted) return null;
    return {
      settlement: at + 1,
      rateBasis: basisOf(at + 1),
      fee,
      margin: sats(position.margin - paid),
      liquidation: liquidationWith(position, sats(-paid)),
    };
  });
};

const isInside = (facts: FundingDriftFacts, liquidation: PriceHalfUsd): boolean => {
  const trigger = marginGuardTrigger({ side: facts.position.side, liquidation }, facts.trigger);
  if (trigger === null) return false;
  return trigger.side === "below" ? facts.last <= trigger.price : facts.last >= trigger.price;
};

/** The liquidation nearest to the market with which the last price lies outside the trigger, if only by one step. */
const outsideLiquidation = ({ position, last, trigger }: FundingDriftFacts): PriceHalfUsd => {
  const nearer = position.side === "long" ? Math.max(MIN_PRICE, last - 1) : Math.min(MAX_PRICE, last + 1);
  return liquidationAtDistance(position.side, priceHalfUsd(nearer), trigger);
};

/** Sats that let a position pay `paid` and have its exact liquidation at `goal`, with one sat of margin at the least. */
const satsBefore = (position: MarginBasis, paid: number, goal: PriceHalfUsd): Sats => {
  const margin = Math.max(1, lossAt(position, goal));
  return sats(Math.max(0, margin + paid - countedMargin(position)));
};

const driftOf = (facts: FundingDriftFacts, settlement: number, after: FundedPosition | null): Drift => {
  const { position, last, target, rate, fixing, settlements } = facts;
  const fee = fundingFee(position.side, position.quantity, fixing, rate);
  const goal = liquidationAtDistance(position.side, last, target);
  return {
    settlement,
    rateBasis: basisOf(settlement),
    fee,
    liquidation: after === null ? null : after.liquidation,
    needed: satsBefore(position, fee * settlements, outsideLiquidation(facts)),
    toTarget: satsBefore(position, fee * settlements, goal),
    room: roomForMargin(position, null).sats,
  };
};

/**
 * Whether one of the next settlements brings a position inside the trigger of its guard while the price stands still, and
 * the sats to add before it so that none does. Rounds up, so the guard then need not act. A position that is inside its
 * trigger already is the guard's own business, and one that receives funding is never brought there. An alert where
 * leverage of 1 does not let that much be added. The first such settlement is named, and whether its rate is announced.
 */
export const needsTopUpBefore = (facts: FundingDriftFacts): FundingDriftVerdict => {
  const { position } = facts;
  if (isInside(facts, position.liquidation)) return { kind: "hold", rule: "inside-trigger" };
  if (fundingFee(position.side, position.quantity, facts.fixing, facts.rate) < 0)
    return { kind: "hold", rule: "receives-funding" };
  const after = projectFunding(position, facts);
  const first = after.findIndex((state) => state === null || isInside(facts, state.liquidation));
  if (first < 0) return { kind: "hold", rule: "outside-trigger" };
  const state = after[first] ?? null;
  const drift = driftOf(facts, first + 1, state);
  if (drift.needed > drift.room) return { kind: "alert", rule: "leverage-one", ...drift };
  return {
    kind: "top-up",
    rule: state === null ? "emptied-by-funding" : "inside-after-funding",
    ...drift,
  };
};
