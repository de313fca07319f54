import { type Column, type SQL, sql } from "drizzle-orm";

/**
 * The largest first, as our indexes are sorted. Plainly descending puts nulls first: no index is sorted so, and everything that
 * matches is read and sorted for a page of it, though there are no nulls.
 */
export const newestFirst = (column: Column): SQL => sql`${column} desc nulls last`;
