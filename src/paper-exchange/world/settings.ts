import type { RateE9 } from "#domain/units.ts";

/** Ways in which observed answers differ from the documented ones; clients must survive each. */
export type Quirks = {
  /** Leave `uid` out of trades. */
  readonly omitUid?: boolean;
  /** Close at the price that crossed a stop or liquidation instead of at its level. */
  readonly slipOnGap?: boolean;
  /** Refuse any timestamp ahead of the exchange's clock. */
  readonly strictClock?: boolean;
  /** Half the distance of bid and ask, in half dollars, for each size bucket. */
  readonly halfSpreads?: readonly [number, number, number, number];
};

export type Settings = {
  readonly seed: number;
  readonly fundingRate: RateE9;
  readonly maxTrades: number;
  readonly quirks: Quirks;
};
