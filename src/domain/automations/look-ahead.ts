import { fundingFee, nextFundingAt } from "../position/funding.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { countedMargin, liquidationWith } from "../risk/counted-margin.ts";
import { projectFunding } from "../risk/funding-drift.ts";
import { type PriceHalfUsd, priceHalfUsd, type RateE9, type Sats, sats } from "../units.ts";

/** The funding rate announced for the next settlement; `settlesAt` in epoch milliseconds of the exchange. */
export type AnnouncedFunding = { readonly rate: RateE9; readonly settlesAt: number };

/** The most settlements a guard looks ahead: a week of three a day. */
export const MOST_SETTLEMENTS_AHEAD = 21;

/**
 * What a guard may count on of a market's funding at `at`, epoch milliseconds: the rate of the settlement that comes next.
 * Null where none was ever seen, and where the one that was is of a settlement that is over: nobody knows the next rate
 * then, and the rate of another settlement is not taken for it.
 */
export const announcedFunding = (
  seen: { readonly fundingRate: RateE9 | null; readonly fundingAt: number | null } | null,
  at: number,
): AnnouncedFunding | null => {
  if (seen === null || seen.fundingRate === null || seen.fundingAt === null) return null;
  const isNext = seen.fundingAt > at && seen.fundingAt <= nextFundingAt(at);
  return isNext ? { rate: seen.fundingRate, settlesAt: seen.fundingAt } : null;
};

/** What the settlements that a guard looks ahead to take from a position, and where they bring its liquidation. */
export type FundingDrift = {
  readonly settlements: number;
  readonly rate: RateE9;
  /** Sats that all of them take at most. */
  readonly fees: Sats;
  readonly liquidation: PriceHalfUsd;
};

/** How many settlements a guard looks ahead; absent or 0 for none. */
export type Outlook = { readonly settlementsAhead?: number };

/** A position as a guard sees it: after the settlements it looks ahead to, where they take sats from it. */
export type SeenAhead = { readonly position: IsolatedPosition; readonly drift: FundingDrift | null };

/**
 * The lowest price at which a position can be settled while it is at a loss: a long's liquidation, a short's own price. A
 * fee is the larger the lower the price, so none is told as less than it may be, and where a guard acts does not depend on
 * where the market happens to be.
 */
const dearestFixing = ({ price, liquidation }: IsolatedPosition): PriceHalfUsd =>
  priceHalfUsd(Math.min(price, liquidation));

/**
 * Looks ahead as many settlements as a guard is told to, at the announced rate for all of them. A position that receives
 * funding, or of which the rate is not known, is seen as it is: what is received goes to the balance. Liquidation comes
 * only ever nearer, and one sat of the margin is always left, so that there is a liquidation to speak of; `fees` is the
 * whole of what would be taken.
 */
export const lookAhead = (
  position: IsolatedPosition,
  { settlementsAhead: settlements = 0 }: Outlook,
  funding: AnnouncedFunding | null = null,
): SeenAhead => {
  if (settlements <= 0 || funding === null) return { position, drift: null };
  const { rate } = funding;
  const fixing = dearestFixing(position);
  const fee = fundingFee(position.side, position.quantity, fixing, rate);
  if (fee <= 0) return { position, drift: null };
  const after = projectFunding(position, { rate, fixing, settlements }).at(-1) ?? null;
  const margin = after?.margin ?? sats(1);
  const liquidation = after?.liquidation ?? liquidationWith(position, sats(1 - countedMargin(position)));
  const drift = { settlements, rate, fees: sats(fee * settlements), liquidation };
  return { position: { ...position, margin, liquidation }, drift };
};
