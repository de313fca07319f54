import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { Database } from "./open-database.ts";
import type { WorkRow } from "./with-liquidations.ts";

/** One row even where there is no work: then `id` is null. */
type MatchRow = (WorkRow | { readonly id: null }) & {
  readonly unsettled: boolean;
  readonly more: boolean;
};

/**
 * Stores a tick and moves what it hits from the triggers to the work, in one statement, so a crash leaves either an armed
 * trigger or a work row, never neither. The price predicates are one-sided: every armed trigger beyond the tick fires, so
 * a late tick heals itself. Triggers whose waiting time is over fire or arm here too; one that trails has no price and is
 * merely armed. A price with a distance beside it is an activation price: reached, it starts the trailing, on the other
 * side. Work whose lease ran out is taken over under a new id, its interval widened by this tick's: whoever had it and
 * comes back late finds its turn over.
 *
 * At most `limit` of each; `hasMore` when one was that many, and when a trigger that is reached was left because somebody
 * else held it or had just changed it: whether it still is reached only a later look can tell. Until there is no more, the
 * tick covers nothing: whoever comes after a crash must see its prices again.
 */
export const claimHits = async (
  db: Database,
  network: Network,
  tick: Tick,
  limit: number,
  leaseMs: number,
): Promise<{
  readonly rows: readonly WorkRow[];
  readonly hasMore: boolean;
  readonly hasUnsettled: boolean;
}> => {
  const sql = db.$client;
  const at = new Date(tick.at).toISOString();
  const knownSince = tick.knownSince === undefined ? null : new Date(tick.knownSince).toISOString();
  const isBelow = sql`armed and side = 'below' and network = ${network} and price >= ${tick.low}
                      order by price desc limit ${limit}`;
  const isAbove = sql`armed and side = 'above' and network = ${network} and price <= ${tick.high}
                      order by price limit ${limit}`;
  const isReady = sql`not armed and rearm_at is not null and network = ${network} and rearm_at <= ${at}
                      order by rearm_at limit ${limit}`;
  // A row that was locked lies still, so it is found by its place: a thousand look-ups in an index are a fifth of the claim.
  const rows = await sql<MatchRow[]>`
    with below as materialized (
      select ctid, trailing_unit is not null as starts from triggers where ${isBelow} for update skip locked
    ), above as materialized (
      select ctid, trailing_unit is not null as starts from triggers where ${isAbove} for update skip locked
    ), ready as materialized (
      select ctid, trailing_unit is not null as starts,
             coalesce(case side when 'below' then price >= ${tick.low} else price <= ${tick.high} end, false) as is_reached
      from triggers where ${isReady} for update skip locked
    ), reached as (
      select ctid, starts from below union all select ctid, starts from above
      union all select ctid, starts from ready where is_reached
    ), hit as (
      delete from triggers where ctid = any(array(select ctid from reached where not starts))
      returning id, automation_id, leg, account_id, side, price
    ), activated as (
      update triggers
      set armed = true, rearm_at = null, price = null, trailing_since = ${at}::timestamptz,
          side = case side when 'below' then 'above' else 'below' end
      where ctid = any(array(select ctid from reached where starts))
      returning id
    ), awake as (
      update triggers set armed = true, rearm_at = null
      where ctid = any(array(select ctid from ready where not is_reached))
    ), fresh as (
      insert into trigger_work (trigger_id, automation_id, leg, account_id, network, side, price, low, high, lease_until)
      select distinct on (automation_id) id, automation_id, leg, account_id, ${network}, side, price, ${tick.low}, ${tick.high},
             clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      from hit order by automation_id, leg
      on conflict (automation_id) do nothing
      returning id, trigger_id, automation_id, account_id, low, high
    ), due as materialized (
      select automation_id from trigger_work where network = ${network} and lease_until <= now()
      order by lease_until limit ${limit} for update skip locked
    ), taken as (
      update trigger_work w
      set id = default, lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
          low = least(w.low, ${tick.low}), high = greatest(w.high, ${tick.high})
      where automation_id = any(array(select automation_id from due))
      returning w.id, w.trigger_id, w.automation_id, w.account_id, w.low, w.high
    ), verdict as materialized (
      select case
        when greatest((select count(*) from below), (select count(*) from above),
                      (select count(*) from ready), (select count(*) from due)) >= ${limit} then true
        else (select count(*) from hit) + (select count(*) from activated) < (select count(*) from reached)
          or (select count(*) from below) < (select count(*) from (select from triggers where ${isBelow}) b)
          or (select count(*) from above) < (select count(*) from (select from triggers where ${isAbove}) a)
          or (select count(*) from ready) < (select count(*) from (select from triggers where ${isReady}) r)
      end as more
    ), seen as (
      insert into market_ticks as market (network, last, at, covered_at) values (${network}, ${tick.last}, ${at}, ${at})
      on conflict (network) do update set
        last = case when market.at <= excluded.at then excluded.last else market.last end,
        at = greatest(market.at, excluded.at),
        covered_at = case when (select more from verdict) or ${knownSince}::timestamptz > market.covered_at
                          then market.covered_at else greatest(market.covered_at, excluded.at) end
    ), work as (select * from fresh union all select * from taken)
    select open.*, work.*
    from (select exists (select 1 from trade_intents where state in ('planned', 'sent')
                         and lease_until <= now()) as unsettled,
                 (select more from verdict) as more) open
    left join work on true`;
  return {
    rows: rows.filter((row) => row.id !== null),
    hasMore: rows[0]?.more ?? false,
    hasUnsettled: rows[0]?.unsettled ?? false,
  };
};

/** Waits until the triggers a tick has to do with, the first of each kind, are free. @throws when that takes too long. */
export const waitForHits = async (db: Database, network: Network, tick: Tick): Promise<void> => {
  await db.$client`
    with below as (
      select 1 from triggers where armed and side = 'below' and network = ${network} and price >= ${tick.low}
      order by price desc limit 1 for share
    ), above as (
      select 1 from triggers where armed and side = 'above' and network = ${network} and price <= ${tick.high}
      order by price limit 1 for share
    ), ready as (
      select 1 from triggers where not armed and network = ${network} and rearm_at <= ${new Date(tick.at).toISOString()}
      order by rearm_at limit 1 for share
    )
    select from below union all select from above union all select from ready`;
};
