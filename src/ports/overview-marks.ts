export type OverviewMark = {
  /** Two of one user differ where what their overview shows has changed in between. */
  readonly mark: string;
  /** The ids of their sessions, without a look at the clock: one that was ended is not among them. */
  readonly sessions: readonly string[];
};

/** Tells whether what a user's overview shows has changed, at the price of one question for all of them. */
export interface OverviewMarks {
  /**
   * By user id: two marks of one user differ where accounts, positions, automations, receipts, notices or the stages of the panic
   * switch changed in between, or a session began or ended: whoever asks again by one that is over is told so.
   */
  of(userIds: readonly string[]): Promise<ReadonlyMap<string, OverviewMark>>;
}
