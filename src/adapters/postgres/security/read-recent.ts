import { and, desc, gte, type SQL, sql } from "drizzle-orm";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { Database, Transaction } from "../open-database.ts";
import { securityEvents } from "../schema/security.ts";
import { eventOfRow } from "./event-rows.ts";

/** In the order of the index, nobody's events included; the limit is `RECENT_EVENTS`, written out like the predicates. */
const lastOf = (userId: string | null, isAllowed: SQL): SQL => {
  const ofUser = userId === null ? sql`user_id is null` : sql`user_id = ${userId}`;
  return sql`select seq from security_events where ${ofUser} ${isAllowed}
    order by user_id, seq desc nulls last limit 200`;
};

/** The last events of an account and, besides, the last that were let through; see `SecurityLog.recentOf`. */
export const readRecent = async (
  db: Database | Transaction,
  userId: string | null,
  since: number,
): Promise<readonly LoggedEvent[]> => {
  const newest = lastOf(userId, sql``);
  const allowed = lastOf(userId, sql`and outcome = 'allowed'`);
  const rows = await db
    .select()
    .from(securityEvents)
    .where(
      and(
        sql`${securityEvents.seq} = any(array((${newest}) union all (${allowed})))`,
        gte(securityEvents.at, new Date(since)),
      ),
    )
    // Backwards through the primary key, which never is null: there a plain order is the index's own.
    .orderBy(desc(securityEvents.seq));
  return rows.map(eventOfRow);
};
