import { sql } from "drizzle-orm";
import type { OverviewMarks } from "#ports/overview-marks.ts";
import { arrayOf } from "./array-of.ts";
import type { Database } from "./open-database.ts";

type Row = { readonly user_id: string; readonly mark: string; readonly sessions: string | null };

/** Marks of what every page shows, from when each part of it was last written, and of the sessions that may read it. */
export const createPostgresOverviewMarks = (db: Database): OverviewMarks => ({
  of: async (userIds) => {
    if (userIds.length === 0) return new Map();
    const rows = await db.execute<Row>(sql`
      select asked.id as user_id, md5(concat_ws(' ',
        (select string_agg(concat_ws(',', a.id, a.label, a.status, a.balance, a.read_at, a.blind_since, a.credential_revision,
             a.max_added_per_day, p.read, p.running, p.margin, c.read_at, c.orders_read_at, c.blind_since), ';' order by a.id)
           from exchange_accounts a
           left join cross_positions c on c.account_id = a.id
           left join lateral (
             select max(read_at) as read, count(*) as running, sum(margin) as margin
             from positions where account_id = a.id and is_running) p on true
           where a.user_id = asked.id),
        (select concat_ws(',', max(updated_at), count(*), sum(version), sum(epoch)) from automations
           where user_id = asked.id and state <> 'ended'),
        (select seq from receipts where user_id = asked.id order by seq desc nulls last limit 1),
        (select concat_ws(',', seq, spread_at, read_at, acknowledged_at) from outbox
           where user_id = asked.id order by seq desc nulls last limit 1),
        (select string_agg(concat_ws(',', account_id, stage, at), ';' order by account_id)
           from panic_stages where user_id = asked.id),
        open.ids
      )) as mark, open.ids as sessions
      from unnest(${arrayOf(userIds)}::uuid[]) as asked(id)
      cross join lateral (
        select string_agg(id::text, ',' order by id) as ids from sessions where user_id = asked.id) open`);
    return new Map(
      [...rows].map(({ user_id, mark, sessions }) => [
        user_id,
        { mark, sessions: sessions === null ? [] : sessions.split(",") },
      ]),
    );
  },
});
