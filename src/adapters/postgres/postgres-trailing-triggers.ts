import { eq } from "drizzle-orm";
import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import type { ArmedGroup } from "#domain/triggers/trailing-memory.ts";
import type { TriggerSide } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { TrailingTriggers } from "#ports/triggers.ts";
import type { Database } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { automations, triggers } from "./schema/guarding.ts";
import { type WorkRow, withLiquidations } from "./with-liquidations.ts";
import { triggerColumns } from "./write-triggers.ts";

type GroupRow = {
  readonly side: TriggerSide;
  readonly trailing_unit: TrailingDistance["unit"];
  readonly trailing_distance: number;
  readonly oldest: number;
};

/** Jumps through the index from group to group, each time to its oldest trigger: what lies between is never read. */
const armed = async (db: Database, network: Network): Promise<readonly ArmedGroup[]> => {
  const rows = await db.$client<GroupRow[]>`
    with recursive found as (
      (select side, trailing_unit, trailing_distance, trailing_since from triggers
       where armed and trailing_since is not null and network = ${network}
       order by side, trailing_unit, trailing_distance, trailing_since limit 1)
      union all
      select next.* from found cross join lateral (
        select side, trailing_unit, trailing_distance, trailing_since from triggers
        where armed and trailing_since is not null and network = ${network}
          and (side, trailing_unit, trailing_distance)
            > (found.side, found.trailing_unit, found.trailing_distance)
        order by side, trailing_unit, trailing_distance, trailing_since limit 1
      ) next
    )
    select side, trailing_unit, trailing_distance, (extract(epoch from trailing_since) * 1000)::float8 as oldest
    from found`;
  return rows.map((row) => ({
    side: row.side,
    distance: { unit: row.trailing_unit, value: row.trailing_distance },
    oldest: row.oldest,
  }));
};

type MatchRow = (WorkRow | { readonly id: null }) & { readonly more: boolean };

/**
 * One statement, so a crash leaves either an armed trigger or a work row; the index yields the hits of each probe alone.
 * More is to come where somebody else held one of them.
 */
const match = async (
  db: Database,
  ...[network, probes, tick, limit, leaseMs]: Parameters<TrailingTriggers["match"]>
): ReturnType<TrailingTriggers["match"]> => {
  const asked = JSON.stringify(
    probes.map(({ side, distance, latest }) => ({
      side,
      unit: distance.unit,
      distance: distance.value,
      latest: new Date(latest).toISOString(),
    })),
  );
  const sql = db.$client;
  const probed = sql`jsonb_to_recordset(${asked}::text::jsonb)
                       as probe (side text, unit text, distance int, latest timestamptz)`;
  const isReached = sql`armed and trailing_since is not null and network = ${network} and side = probe.side
                        and trailing_unit = probe.unit and trailing_distance = probe.distance
                        and trailing_since <= probe.latest
                        order by trailing_since limit ${limit}`;
  const rows = await sql<MatchRow[]>`
    with reached as materialized (
      select hit.ctid
      from ${probed}
      cross join lateral (select ctid from triggers where ${isReached} for update skip locked) hit
      limit ${limit}
    ), hit as (
      delete from triggers where ctid = any(array(select ctid from reached)) returning *
    ), work as (
      insert into trigger_work (trigger_id, automation_id, leg, account_id, network, side,
                                trailing_unit, trailing_distance, trailing_since, low, high, lease_until)
      select id, automation_id, leg, account_id, ${network}, side, trailing_unit, trailing_distance, trailing_since,
             ${tick.low}, ${tick.high}, clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      from hit
      on conflict (automation_id) do nothing
      returning id, trigger_id, automation_id, account_id, low, high
    )
    select full_batch.more, work.*
    from (select case
                   when (select count(*) from reached) >= ${limit} then true
                   else (select count(*) from hit) < (
                     select count(*) from (
                       select from ${probed}
                       cross join lateral (select from triggers where ${isReached}) hit limit ${limit}) seen)
                 end as more) full_batch
    left join work on true`;
  const work = await withLiquidations(
    db,
    rows.filter((row) => row.id !== null),
  );
  return { work, hasMore: rows[0]?.more ?? false };
};

/** Triggers that trail, in PostgreSQL. */
export const createPostgresTrailingTriggers = (db: Database): TrailingTriggers => ({
  arm: async (automationId, trigger) => {
    const armed = { ...triggerColumns(trigger), armed: true, rearmAt: null };
    const [whose] = await db
      .select({ accountId: exchangeAccounts.id, network: exchangeAccounts.network })
      .from(automations)
      .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, automations.accountId))
      .where(eq(automations.id, automationId));
    if (whose === undefined) return false;
    await db
      .insert(triggers)
      .values({ automationId, ...whose, ...armed })
      .onConflictDoUpdate({ target: [triggers.automationId, triggers.leg], set: armed });
    return true;
  },
  armed: (network) => armed(db, network),
  match: (...args) => match(db, ...args),
});
