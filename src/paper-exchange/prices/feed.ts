import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";

/** Prices that come by themselves, in order of virtual time. */
export type Feed = {
  /** The next price after `now`, or null when there is none left. */
  next(now: number): Promise<TimedPrice | null>;
  /** Plain data from which the feed goes on after a restart. */
  state(): unknown;
  begin(): void;
};
