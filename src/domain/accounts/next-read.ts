import type { BasisPoints, PriceHalfUsd } from "../units.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How close together and how far apart two readings of an account may be, in milliseconds. */
export type ReadPace = {
  readonly shortestMs: number;
  readonly longestMs: number;
  /** The longest while a stream tells of every change of the account, which makes it due by itself. */
  readonly streamedMs: number;
  /** How long a balance may stand when nothing hints that it moved. */
  readonly balanceMs: number;
  /** The same while the private stream is up, which tells of deposits. */
  readonly streamedBalanceMs: number;
  /** How long it may stand in a reading that came before the longest delay: something happened, or is about to. */
  readonly earlyBalanceMs: number;
};

/** For LN Markets, where every request comes out of a budget. */
export const EXCHANGE_PACE: ReadPace = {
  shortestMs: 10 * SECOND,
  longestMs: 10 * MINUTE,
  streamedMs: 60 * MINUTE,
  balanceMs: 60 * MINUTE,
  streamedBalanceMs: 1_440 * MINUTE,
  earlyBalanceMs: 5 * MINUTE,
};

/** For the paper exchange, which is ours: no budget to save, and what is done there by hand shows within seconds. */
export const PAPER_PACE: ReadPace = {
  shortestMs: 2.5 * SECOND,
  longestMs: 5 * SECOND,
  streamedMs: 5 * SECOND,
  balanceMs: 0,
  streamedBalanceMs: 0,
  earlyBalanceMs: 0,
};

/** How long whoever reads an account keeps others off it; longer than a reading with its retries takes. */
export const READ_HOLD_MS = 15 * SECOND;

/** Accounts with an armed trigger this near to the price are read at least this often, whatever they were promised. */
export const NEAR_BAND = 50 as BasisPoints;
export const NEAR_REST_MS = 75 * SECOND;

/** After a funding settlement accounts this near to something happening are due at once, the rest one after another. */
export const FUNDING_BAND = 100 as BasisPoints;
/** As fast as one address may ask by default. */
export const FUNDING_SPACING_MS = 250;

/** What decides how long a reading may stand. */
export type ReadFacts = {
  /** Null before the first price. */
  readonly last: PriceHalfUsd | null;
  /** Every price at which something happens to the account: its triggers and the liquidations of its positions. */
  readonly levels: readonly PriceHalfUsd[];
  /** A stream is up that tells of every change, margin moved by hand among them. */
  readonly isStreamed: boolean;
  /** Since the last funding settlement, in milliseconds. */
  readonly sinceFundingMs: number;
};

const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** 80 % a year, as a fraction of the price per square root of a second. */
const VOLATILITY = 0.8 / Math.sqrt(YEAR_SECONDS);
/** A move this many times the usual one is not expected before the next reading. */
const SAFETY = 4;
/** The same where a stream tells of every change: then a reading only proves that nothing was missed. */
const STREAMED_SAFETY = 1.5;
/** For so long after a settlement a reading may still show the margin before it. */
const SETTLING_MS = MINUTE;

/** How long a price that moves `safety` times as much as usual takes to a level, in milliseconds. */
const travelMs = (last: PriceHalfUsd, level: PriceHalfUsd, safety: number): number =>
  (Math.log(last / level) / (safety * VOLATILITY)) ** 2 * SECOND;

/**
 * How long a reading of an account may stand, in whole milliseconds, rounded down: (ln(P / nearest level) / (k·σ))² with
 * k = 4 (1.5 with a live stream) and σ = 80 % a year, within the pace. A change made by hand can bring a level closer without our knowing; the
 * nearer the price is already, the sooner that would matter. Without a level nothing can happen; without a price
 * anything might.
 */
export const nextReadDelay = (facts: ReadFacts, pace: ReadPace): number => {
  const { last, levels } = facts;
  if (last === null) return pace.shortestMs;
  const [longest, safety] = facts.isStreamed ? [pace.streamedMs, STREAMED_SAFETY] : [pace.longestMs, SAFETY];
  const soonest = levels.reduce((least, level) => Math.min(least, travelMs(last, level, safety)), longest);
  const settled = facts.sinceFundingMs < SETTLING_MS ? Math.min(soonest, SETTLING_MS) : soonest;
  return Math.floor(Math.max(pace.shortestMs, settled));
};
