import type { PriceHalfUsd, RateE9 } from "#domain/units.ts";
import type { Network } from "./exchange.ts";

/** What is known of a network's market. Times in epoch milliseconds of our clock, `fundingAt` of the exchange's. */
export type SeenMarket = {
  readonly network: Network;
  readonly last: PriceHalfUsd;
  /** When the last tick saw this price. */
  readonly at: number;
  /** Up to when every price has been ticked on; before `at` while a gap is open. */
  readonly coveredAt: number;
  /** When a worker on the price stream last showed itself; null when none ever did. */
  readonly workerSeenAt: number | null;
  readonly fundingRate: RateE9 | null;
  readonly fundingAt: number | null;
};

export interface Markets {
  /** Null before the first tick. */
  seen(network: Network): Promise<SeenMarket | null>;
  /** The funding that was read; nothing before the first tick. */
  noteFunding(
    network: Network,
    note: { readonly fundingRate: RateE9; readonly fundingAt: number },
  ): Promise<void>;
  /** A worker says that it watches at `at`; written by the work itself, so it cannot claim more. */
  noteWorker(network: Network, at: number): Promise<void>;
}
