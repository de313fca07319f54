import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Puts first what was read last at `from` (epoch milliseconds) or before, else what was read first after it. */
export const lastReadBefore = (readAt: PgColumn, from: number): readonly SQL[] => {
  const start = sql`${new Date(from).toISOString()}::timestamptz`;
  return [sql`${readAt} > ${start}`, sql`abs(extract(epoch from ${readAt} - ${start}))`];
};
