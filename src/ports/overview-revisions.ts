/** Tells whether what is stored of a trader's accounts is what it was, at the price of one question. */
export interface OverviewRevisions {
  /**
   * Which state of a user's accounts, positions, guards, exits and what they have spent is stored as of `at`, in epoch
   * milliseconds: two answers are the same text only where nothing that an overview reads of them was written in between,
   * by whatever process, and nothing that was spent has left its day. It says nothing of prices.
   */
  of(userId: string, at: number): Promise<string>;
}
