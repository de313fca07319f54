/** Tells whether what a user's overview shows has changed, at the price of one question for all of them. */
export interface OverviewMarks {
  /** By user id: two marks of one user differ where accounts, positions, automations or receipts changed in between. */
  of(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
