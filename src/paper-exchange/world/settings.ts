import type { RateE9 } from "#domain/units.ts";

/** Ways in which observed answers differ from the documented ones; clients must survive each. */
export type Quirks = {
  /** Leave `uid` out of trades. */
  readonly omitUid?: boolean;
  /** Close at the price that crossed a stop or liquidation instead of at its level. */
  readonly slipOnGap?: boolean;
  /** Refuse any timestamp ahead of the exchange's clock. */
  readonly strictClock?: boolean;
  /** How old a stamp may be, in milliseconds; 30,000 unless given. Stamps may be as far ahead, unless `strictClock` says no. */
  readonly stampWindowMs?: number;
  /** As `stampWindowMs` for requests that change something, where those are held to another window. */
  readonly writeStampWindowMs?: number;
  /** Refuse a change whose signature was seen before. */
  readonly refuseReplays?: boolean;
  /** Refuse a second trade with the same `clientId`. */
  readonly uniqueClientIds?: boolean;
  /** So many reads of an account after each change still show what was before it. */
  readonly staleReads?: number;
  /** Tell limits in the headers of every answer. */
  readonly limitHeaders?: boolean;
  /** What `Retry-After` asks for, in seconds; 1 unless given. */
  readonly retryAfterS?: number;
  /** Half the distance of bid and ask, in half dollars, for each size bucket. */
  readonly halfSpreads?: readonly [number, number, number, number];
};

export type Settings = {
  readonly seed: number;
  readonly fundingRate: RateE9;
  readonly maxTrades: number;
  readonly quirks: Quirks;
};
