import { type EquityLeg, equityParts, legWorth } from "../../position/equity.ts";
import { tradingFee } from "../../position/fees.ts";
import {
  divCeil,
  type PriceHalfUsd,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "../../units.ts";
import {
  type BreakerAccount,
  type BreakerReading,
  netOfTransfers,
  type Transfer,
  transfersWithin,
} from "./drawdown-breaker.ts";

/** What an equity may be, in sats, both ends included. */
export type ExplainedEquity = { readonly least: Sats; readonly most: Sats };

type Range = { readonly least: bigint; readonly most: bigint };
type Moves = { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd };

/** A quarter of the smallest drop that can be set: what spreads and roundings leave over, and too little to trip on. */
const SLACK_BPS = 25n;
const WHOLE = 10_000n;

const sumOf = (ranges: readonly Range[]): Range =>
  ranges.reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }), {
    least: 0n,
    most: 0n,
  });

const exactly = (amount: bigint): Range => ({ least: amount, most: amount });

/** A leg is monotone in the price, so its worth at any price of the way lies between its worth at both ends of it. */
const worthWithin = (leg: EquityLeg, { low, high }: Moves): Range => {
  const ends = [legWorth(leg, low), legWorth(leg, high)] as const;
  return ends[0] < ends[1] ? { least: ends[0], most: ends[1] } : { least: ends[1], most: ends[0] };
};

/** What `quantity` contracts traded on the way can bring: at most the whole way, at worst that and the fees of both sides. */
const tradedWithin = (quantity: Usd, feeRate: RateE9, { low, high }: Moves): Range => {
  const [size, way] = [2n * BigInt(quantity) * SATS_PER_BTC, BigInt(high) - BigInt(low)];
  const most = divCeil(size * way, BigInt(low) * BigInt(high));
  return { least: -most - 2n * BigInt(tradingFee(feeRate, quantity, low)), most };
};

/** Funding since, of what is there still or was opened meanwhile: the exchange tells it to the sat. */
const fundingBetween = (before: BreakerAccount, now: BreakerAccount): bigint => {
  const known = new Map(before.positions.map(({ id, fundingPaid }) => [id, fundingPaid]));
  const isolated = now.positions.reduce(
    (sum, { id, fundingPaid }) => sum + BigInt(fundingPaid) - BigInt(known.get(id) ?? 0),
    0n,
  );
  if (before.cross === null || now.cross === null) return isolated;
  return isolated + BigInt(now.cross.fundingPaid) - BigInt(before.cross.fundingPaid);
};

const signedCross = ({ cross }: BreakerAccount): number =>
  cross === null ? 0 : cross.side === "short" ? -cross.quantity : cross.quantity;

/** What was opened since: trades that were not there, and contracts the cross position gained, lost or turned. */
const openedSince = (before: BreakerAccount, now: BreakerAccount): readonly Usd[] => {
  const known = new Set(before.positions.map(({ id }) => id));
  const opened = now.positions.filter(({ id }) => !known.has(id)).map(({ quantity }) => quantity);
  return [...opened, usd(Math.abs(signedCross(now) - signedCross(before)))];
};

/** A tolerance for spreads, and two sats of rounding for each position on either side. */
const slackOf = (equity: Sats, before: BreakerAccount, now: BreakerAccount): Range => {
  const roundings = 2 * (before.positions.length + now.positions.length + 2);
  const slack = divCeil(BigInt(equity) * SLACK_BPS, WHOLE) + BigInt(roundings);
  return { least: -slack, most: slack };
};

/**
 * The equities that the positions, the market and the transfers between two readings can explain: each position that was
 * there may have been closed, liquidated or kept anywhere between low and high, each opened since may have earned or lost
 * that way. Adding margin, cashing in and placing orders only move sats within the account. Bounds round outwards.
 * A trade that was opened and closed between the readings is not seen here: one reading more and it is believed.
 */
export const explainedEquity = (
  before: { readonly equity: Sats; readonly account: BreakerAccount; readonly at: number },
  now: BreakerReading,
): ExplainedEquity => {
  const { tick, account } = now;
  const { cash, legs } = equityParts(before.account);
  const counted: readonly Transfer[] = transfersWithin(now.transfers, before.at, tick.at);
  const { least, most } = sumOf([
    exactly(cash + netOfTransfers(counted) - fundingBetween(before.account, account)),
    ...legs.map((leg) => worthWithin(leg, tick)),
    ...openedSince(before.account, account).map((quantity) => tradedWithin(quantity, account.feeRate, tick)),
    slackOf(before.equity, before.account, account),
  ]);
  return { least: satsFromBigInt(least), most: satsFromBigInt(most) };
};
