import { asc, sql } from "drizzle-orm";
import type { OverviewRevisions } from "#ports/overview-revisions.ts";
import type { Database } from "./open-database.ts";
import { marketOfRow } from "./postgres-markets.ts";
import { marketTicks } from "./schema/guarding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Revisions out of the rows themselves. A row that is written again, whatever of it changes, has another `xmin`: nobody
 * who adds a column or another way to write has to think of this. What says when an account is due, which is written all
 * the time and shown nowhere, is left out, so accounts are compared by what they hold.
 */
const REVISION = sql<string>`(
  with own as (select * from exchange_accounts where user_id = ${sql.placeholder("userId")}::uuid),
  alive as (
    select id, xmin from automations where user_id = ${sql.placeholder("userId")}::uuid and state <> 'ended')
  select md5(concat_ws('|',
    (select string_agg((to_jsonb(own) - 'next_read_at' - 'next_validation_at')::text, ';' order by id) from own),
    (select string_agg(concat_ws(',', account_id, id, xmin), ';' order by account_id, id)
       from positions where is_running and account_id in (select id from own)),
    (select string_agg(concat_ws(',', account_id, xmin), ';' order by account_id)
       from cross_positions where account_id in (select id from own)),
    (select string_agg(concat_ws(',', id, xmin), ';' order by id) from alive),
    (select string_agg(concat_ws(',', triggers.id, triggers.xmin), ';' order by triggers.id)
       from triggers where automation_id in (select id from alive)),
    (select string_agg(concat_ws(',', work.id, work.xmin), ';' order by work.id)
       from trigger_work work where automation_id in (select id from alive)),
    -- What is older and over never changes again; what leaves the day is missing here from then on.
    (select concat_ws(',', count(*), sum(('x' || substr(md5(concat_ws(',', id, xmin)), 1, 12))::bit(48)::bigint))
       from trade_intents where account_id in (select id from own)
         and (planned_at > ${sql.placeholder("since")}::timestamptz or state in ('planned', 'sent')))
  )) as revision)`;

/** The revision on a line of its own where no market was ever seen, and on each market's otherwise. */
export const createPostgresOverviewRevisions = (db: Database): OverviewRevisions => {
  // Asked for by every look at a page: written out once, and not each time.
  const stateOfUser = db
    .select({ revision: sql<string>`stored.revision`, market: marketTicks })
    .from(sql`${REVISION} stored`)
    .leftJoin(marketTicks, sql`true`)
    .orderBy(asc(marketTicks.network))
    .prepare("overview-state");
  return {
    of: async (userId, at) => {
      const since = new Date(at - DAY_MS).toISOString();
      const rows = await stateOfUser.execute({ userId, since });
      const [first] = rows;
      if (first === undefined) throw new Error("The state of an overview has at least one line");
      const markets = rows.flatMap(({ market }) => (market === null ? [] : [marketOfRow(market)]));
      return { revision: first.revision, markets };
    },
  };
};
