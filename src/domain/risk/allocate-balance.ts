import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import { isAtLiquidation } from "../position/liquidation.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";
import { liquidationWith, type MarginBasis, roomForMargin, satsToLiquidation } from "./counted-margin.ts";
import { type Contender, levelOut } from "./level-out.ts";

/**
 * A position that competes, the liquidation distance it wants, and what the caps of its guard leave; null is no cap.
 * `needed` is what it wants in all where that is not what the target takes, because funding is to be paid out of it too.
 */
export type Claim = {
  readonly position: MarginBasis;
  readonly target: BasisPoints;
  readonly cap: Sats | null;
  readonly needed?: Sats;
};

/** One snapshot. `reserve` is the part of the balance that stays free whatever happens. */
export type AllocationFacts = {
  readonly claims: readonly Claim[];
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
  readonly reserve: Sats;
};

/** Why a position gets less than it needs. */
export type GrantLimit = "past-liquidation" | "leverage-one" | "guard-cap" | "balance";

/** What a position gets: `needed` would bring it to its target. Sats, basis points of the last price. */
export type Grant = {
  readonly id: string;
  readonly amount: Sats;
  readonly needed: Sats;
  readonly limitedBy: GrantLimit | null;
  readonly liquidationAfter: PriceHalfUsd;
  readonly distanceAfter: BasisPoints;
};

/** The grants in the order of the claims, their sum, and what is left above the reserve. */
export type Allocation = {
  readonly grants: readonly Grant[];
  readonly granted: Sats;
  readonly left: Sats;
};

type Want = { readonly claim: Claim; readonly needed: Sats; readonly most: Sats; readonly limit: GrantLimit };

/** What a position needs for its target and the most it may get. A position past liquidation would only lose it. */
const wantOf = (claim: Claim, last: PriceHalfUsd): Want => {
  const { position, target, cap } = claim;
  const needed =
    claim.needed ?? satsToLiquidation(position, liquidationAtDistance(position.side, last, target));
  if (isAtLiquidation(position.side, position.liquidation, last))
    return { claim, needed, most: sats(0), limit: "past-liquidation" };
  const room = roomForMargin(position, cap);
  return { claim, needed, most: sats(Math.min(needed, room.sats)), limit: room.rule };
};

const grantOf = ({ claim, needed, most, limit }: Want, amount: Sats, last: PriceHalfUsd): Grant => {
  const { position } = claim;
  const liquidationAfter = liquidationWith(position, amount);
  return {
    id: position.id,
    amount,
    needed,
    limitedBy: amount === needed ? null : amount === most ? limit : "balance",
    liquidationAfter,
    distanceAfter: liquidationDistance(position.side, liquidationAfter, last),
  };
};

/**
 * Divides a balance among positions: the one nearest to liquidation is lifted first, then all that are level with it
 * together, each no further than its target, its caps and leverage of 1. The objective is exact: the smallest liquidation
 * distance becomes as large as it can, then the next smallest, and so on, over whole sats and before prices are rounded.
 *
 * That is what keeps an account alive longest, because one liquidation takes a whole margin and no surplus elsewhere gives
 * it back. Distance per sat (T²/(Q·S) of a price T) decides how much a position takes to keep level, not who is helped:
 * to buy distance where it is cheapest would leave the largest position to be liquidated.
 *
 * A position that could not reach the level of the others even so still gets all it may have. More balance never takes a
 * sat from anybody. Positions must have different ids; a tie goes to the larger gain, then to the lower id.
 */
export const allocateBalance = ({ claims, last, balance, reserve }: AllocationFacts): Allocation => {
  const wants = claims.map((claim) => wantOf(claim, last));
  const budget = Math.max(0, balance - Math.max(0, reserve));
  const contenders = wants.map(({ claim, most }): Contender => ({ position: claim.position, most }));
  const amounts = levelOut(contenders, last, sats(budget));
  const grants = wants.map((want, place) => grantOf(want, amounts[place] ?? sats(0), last));
  const granted = grants.reduce((sum, grant) => sum + grant.amount, 0);
  return { grants, granted: sats(granted), left: sats(budget - granted) };
};
