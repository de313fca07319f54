import type { AccountHoldings, EquityCross, EquityPosition } from "../../position/equity.ts";
import { accountEquity } from "../../position/equity.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { Tick } from "../../triggers/trigger.ts";
import { type BasisPoints, basisPoints, divFloor, type Sats, sats, satsFromBigInt } from "../../units.ts";

/** What a breaker does when it trips: no entries any more, nothing but guards, or every position closed. */
export type BreakerAction = "freeze-entries" | "guards-only" | "flatten";

/**
 * An account drawdown breaker: when equity is `drop` below its peak, do `action`, once, until it is armed again by hand.
 */
export type DrawdownBreakerConfig = {
  readonly drop: BasisPoints;
  readonly action: BreakerAction;
  /** Least time between a trip and arming again, in milliseconds: nobody trades a loss back in the heat of it. */
  readonly cooldownMs: number;
};

/** A deposit (positive) or a withdrawal (negative) of the account, in sats; `at` in epoch milliseconds. */
export type Transfer = { readonly at: number; readonly amount: Sats };

/** Holdings with what tells two snapshots of a position apart, and the funding it paid. */
export type BreakerAccount = Omit<AccountHoldings, "positions" | "cross"> & {
  readonly positions: readonly (EquityPosition & Pick<IsolatedPosition, "id" | "fundingPaid">)[];
  readonly cross: (EquityCross & { readonly fundingPaid: Sats }) | null;
};

/**
 * One look at an account. `tick` holds a price that was judged plausible, with the low and high since the reading before;
 * its time is when the account was read. `transfers` are read after the account and reach back to the reading before at
 * least; what was counted, or came after `tick.at`, is left out by its time.
 */
export type BreakerReading = {
  readonly tick: Tick;
  readonly account: BreakerAccount;
  readonly transfers: readonly Transfer[];
};

/** What a breaker keeps between two readings. Sats; times in epoch milliseconds. */
export type BreakerMemory = {
  /** The highest equity that was believed, moved by the transfers since. */
  readonly peak: Sats;
  readonly peakAt: number;
  /** Up to when transfers are in the peak: the time of the last reading that was believed. */
  readonly transfersCountedTo: number;
  readonly believed: { readonly equity: Sats; readonly account: BreakerAccount };
  /** A reading that nothing explains and none has confirmed; its low and high reach back to the believed one. */
  readonly doubted: BreakerReading | null;
};

const WHOLE = 10_000n;

/** The equity at which a breaker trips, or below: floor(peak · (1 − drop)), in sats. Equity is whole sats, so nothing is lost. */
export const breakerFloor = (peak: Sats, drop: BasisPoints): Sats =>
  satsFromBigInt(divFloor(BigInt(peak) * (WHOLE - BigInt(drop)), WHOLE));

/**
 * How far equity is below its peak, in basis points of the peak; 0 above it or without a peak. Rounds down, which loses
 * nothing against a whole `drop`: it is `drop` or more exactly where equity is at the floor or below.
 */
export const drawdownOf = (peak: Sats, equity: Sats): BasisPoints =>
  basisPoints(
    peak <= 0 || equity >= peak ? 0 : Number(divFloor((BigInt(peak) - BigInt(equity)) * WHOLE, BigInt(peak))),
  );

/** Transfers after `since` up to `by`, both in epoch milliseconds. */
export const transfersWithin = (
  transfers: readonly Transfer[],
  since: number,
  by: number,
): readonly Transfer[] => transfers.filter(({ at }) => at > since && at <= by);

/** What `transfers` bring together, in sats; negative where more was withdrawn. */
export const netOfTransfers = (transfers: readonly Transfer[]): bigint =>
  transfers.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** The peak after a deposit: it grows as the equity does, but counts what is left as a tenth of the peak at least. */
const afterDeposit = (peak: bigint, deposit: bigint, before: bigint): bigint => {
  const tenth = peak / 10n;
  const base = before > tenth ? before : tenth;
  return base <= 0n ? peak + deposit : peak + divFloor(peak * deposit, base);
};

/**
 * The peak after `transfers`, which found an equity of `before`: peak · (before + transfers) / before, in sats.
 * In proportion, because only that leaves the drawdown as it is: moved by the bare sum, half an account withdrawn at 10 %
 * below its peak would stand at 20 %, and a deposit would hide what was lost. All withdrawn: no peak. Of an account that
 * lost more than nine tenths, where any breaker has tripped, a deposit adds no more than about ten times itself: a few
 * sats that are left would make a peak beyond anything. Rounds down, by less than a sat, so that a transfer by itself
 * never trips a breaker.
 */
export const applyTransfers = (peak: Sats, transfers: readonly Transfer[], before: Sats): Sats => {
  const moved = netOfTransfers(transfers);
  if (moved === 0n) return peak;
  if (moved > 0n) return satsFromBigInt(afterDeposit(BigInt(peak), moved, BigInt(before)));
  const after = BigInt(before) + moved;
  return after <= 0n ? sats(0) : satsFromBigInt(divFloor(BigInt(peak) * after, BigInt(before)));
};

/** Begins at what is there: the peak is the equity of the reading that the breaker is armed by, shown before it is armed. */
export const startBreaker = ({ tick, account }: BreakerReading): BreakerMemory => {
  const equity = accountEquity(account, tick.last);
  return {
    peak: equity,
    peakAt: tick.at,
    transfersCountedTo: tick.at,
    believed: { equity, account },
    doubted: null,
  };
};
