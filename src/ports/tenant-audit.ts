/** A digest of each row that belongs to one user, by table and sorted: what their part of the database is at a moment. */
export type TenantRows = ReadonlyMap<string, readonly string[]>;

/** Looks at a user's rows from outside, for whoever proves that nobody else touches them; nothing decides by it. */
export interface TenantAudit {
  /**
   * The rows of the user in every table there is, whoever wrote them. Throws where a table does not say whom its rows
   * belong to, so that a new one cannot be left out unseen.
   */
  rowsOf(userId: string): Promise<TenantRows>;
}
