import type { SeenMarket } from "./markets.ts";

/** As of one moment. */
export type OverviewState = {
  /** Which state of a user's accounts, positions, guards, exits and what they have spent is stored. */
  readonly revision: string;
  /** Every market that was ever seen, by the name of its network. */
  readonly markets: readonly SeenMarket[];
};

/** Tells whether what is stored of a trader's accounts is what it was, and what prices they hang on, for one question. */
export interface OverviewRevisions {
  /**
   * The revision as of `at`, in epoch milliseconds: two are the same text only where nothing that an overview reads of the
   * user's was written in between, by whatever process, and nothing that was spent has left its day. It says nothing of prices.
   */
  of(userId: string, at: number): Promise<OverviewState>;
}
