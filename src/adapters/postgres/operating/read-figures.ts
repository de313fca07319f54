import { sql } from "drizzle-orm";
import type { Figures } from "#ports/operations.ts";
import type { Database } from "../open-database.ts";
import { intentsSince } from "./intents-since.ts";

type Row = {
  readonly m5: number;
  readonly d1: number;
  readonly d7: number;
  readonly triggers: Figures["triggersArmed"] | null;
  readonly intents: Figures["intents"] | null;
  readonly connections: Figures["connections"] | null;
};

/** What is counted anew for each scrape: small tables, or parts of large ones that an index holds. */
export const readFigures = async (db: Database, at: number): Promise<Figures> => {
  const now = sql`${new Date(at).toISOString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select
      seen.m5, seen.d1, seen.d7,
      (select json_object_agg(network, count) from
         (select network, count(*)::int from triggers where armed group by network) as by_network) as triggers,
      (select json_object_agg(state, count) from
         (select state, count(*)::int from (${intentsSince(sql`${now} - interval '1 day'`)}) as of_day
          group by state) as by_state) as intents,
      (select json_object_agg(state, count) from
         -- The server hides from a role what another's are and do; those are 'other'.
         (select coalesce(state, 'other') as state, count(*)::int from pg_stat_activity
          where datname = current_database() and coalesce(backend_type, 'client backend') = 'client backend'
          group by 1) as by_use) as connections
    from (select
        count(distinct user_id) filter (where last_seen_at > ${now} - interval '5 minutes')::int as m5,
        count(distinct user_id) filter (where last_seen_at > ${now} - interval '1 day')::int as d1,
        count(distinct user_id)::int as d7
      from sessions where last_seen_at > ${now} - interval '7 days') as seen`);
  const [row] = [...rows];
  if (row === undefined) throw new Error("The database answered no row");
  return {
    activeUsers: { "5m": row.m5, "1d": row.d1, "7d": row.d7 },
    triggersArmed: row.triggers ?? {},
    intents: row.intents ?? {},
    connections: row.connections ?? {},
  };
};
