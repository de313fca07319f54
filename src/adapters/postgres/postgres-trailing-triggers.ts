import { eq } from "drizzle-orm";
import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import type { ArmedGroup } from "#domain/triggers/trailing-memory.ts";
import type { TriggerSide } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { TrailingTriggers } from "#ports/triggers.ts";
import type { Database } from "./open-database.ts";
import { triggers } from "./schema/guarding.ts";
import { type WorkRow, withLiquidations } from "./with-liquidations.ts";
import { triggerColumns } from "./write-trigger.ts";

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

/** One statement, so a crash leaves either an armed trigger or a work row; the index yields the hits of each probe alone. */
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
  const rows = await db.$client<MatchRow[]>`
    with reached as materialized (
      select hit.id
      from jsonb_to_recordset(${asked}::text::jsonb)
        as probe (side text, unit text, distance int, latest timestamptz)
      cross join lateral (
        select id from triggers
        where armed and trailing_since is not null and network = ${network} and side = probe.side
          and trailing_unit = probe.unit and trailing_distance = probe.distance
          and trailing_since <= probe.latest
        order by trailing_since limit ${limit} for update skip locked
      ) hit
      limit ${limit}
    ), hit as (
      update triggers set armed = false, rearm_at = null
      where id = any(array(select id from reached))
      returning id, automation_id, account_id
    ), work as (
      insert into trigger_work (trigger_id, automation_id, account_id, network, low, high, lease_until)
      select id, automation_id, account_id, ${network}, ${tick.low}, ${tick.high},
             clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      from hit
      on conflict (trigger_id) do nothing
      returning id, trigger_id, automation_id, account_id, low, high
    )
    select full_batch.more, work.*
    from (select (select count(*) from reached) >= ${limit} as more) full_batch
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
    const rows = await db
      .update(triggers)
      .set({ ...triggerColumns(trigger), armed: true, rearmAt: null })
      .where(eq(triggers.automationId, automationId))
      .returning({ id: triggers.id });
    return rows.length > 0;
  },
  armed: (network) => armed(db, network),
  match: (...args) => match(db, ...args),
});
