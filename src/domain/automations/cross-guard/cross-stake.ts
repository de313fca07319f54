import type { CrossPosition } from "../../position/cross-position.ts";
import { type Sats, sats } from "../../units.ts";

type Books = Pick<CrossPosition, "pl" | "totalPl" | "fundingPaid" | "tradingFees">;

/**
 * What has gone out of the cross margin for good, by the exchange's own books: funding and fees paid, less what was
 * realised. Negative where the account earned more than it paid. Counts from the first trade of the account.
 */
export const crossLost = ({ pl, totalPl, fundingPaid, tradingFees }: Books): Sats =>
  sats(fundingPaid + tradingFees - (totalPl - pl));

/**
 * What is lost if the position is liquidated as it stands: all of the cross margin, and what went out of it since the
 * books stood at `lostBefore`. What was earned since is in the margin and counts with it.
 */
export const crossAtStake = (position: Books & Pick<CrossPosition, "margin">, lostBefore: Sats): Sats =>
  sats(position.margin + Math.max(0, crossLost(position) - lostBefore));
