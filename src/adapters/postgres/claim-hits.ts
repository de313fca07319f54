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
 * Stores a tick and claims what it hits, in one statement, so a crash leaves either an armed trigger or a work row, never
 * neither. The price predicates are one-sided: every armed trigger beyond the tick fires, so a late tick heals itself.
 * Triggers whose waiting time is over fire or arm here too; one that trails has no price and is merely armed. A price with
 * a distance beside it is an activation price: reached, it starts the trailing, on the other side. Work whose lease ran
 * out is taken over, its interval widened by this tick's. At most `limit` of each; `hasMore` when one was that many.
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
  const at = new Date(tick.at).toISOString();
  const rows = await db.$client<MatchRow[]>`
    with seen as (
      insert into market_ticks (network, last, at) values (${network}, ${tick.last}, ${at})
      on conflict (network) do update set last = excluded.last, at = excluded.at
        where market_ticks.at <= excluded.at
    ), below as materialized (
      select id from triggers where armed and side = 'below' and network = ${network} and price >= ${tick.low}
      order by price desc limit ${limit} for update skip locked
    ), above as materialized (
      select id from triggers where armed and side = 'above' and network = ${network} and price <= ${tick.high}
      order by price limit ${limit} for update skip locked
    ), ready as materialized (
      select id, coalesce(case side when 'below' then price >= ${tick.low} else price <= ${tick.high} end, false)
        as reached
      from triggers where not armed and rearm_at is not null and network = ${network} and rearm_at <= ${at}
      order by rearm_at limit ${limit} for update skip locked
    ), hit as (
      update triggers
      set armed = trailing_unit is not null, rearm_at = null,
          price = case when trailing_unit is null then price end,
          trailing_since = case when trailing_unit is not null then ${at}::timestamptz end,
          side = case when trailing_unit is null then side when side = 'below' then 'above' else 'below' end
      where id = any(array(select id from below union all select id from above
                           union all select id from ready where reached))
      returning id, automation_id, account_id, armed as has_started
    ), awake as (
      update triggers set armed = true, rearm_at = null
      where id = any(array(select id from ready where not reached))
    ), fresh as (
      insert into trigger_work (trigger_id, automation_id, account_id, network, low, high, lease_until)
      select id, automation_id, account_id, ${network}, ${tick.low}, ${tick.high},
             clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      from hit where not has_started
      on conflict (trigger_id) do nothing
      returning id, trigger_id, automation_id, account_id, low, high
    ), due as materialized (
      select id from trigger_work where network = ${network} and lease_until <= now()
      order by lease_until limit ${limit} for update skip locked
    ), taken as (
      update trigger_work w
      set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
          low = least(w.low, ${tick.low}), high = greatest(w.high, ${tick.high})
      where id = any(array(select id from due))
      returning w.id, w.trigger_id, w.automation_id, w.account_id, w.low, w.high
    ), work as (select * from fresh union all select * from taken)
    select open.*, work.*
    from (select exists (select 1 from trade_intents where state in ('planned', 'sent')
                         and lease_until <= now()) as unsettled,
                 greatest((select count(*) from below), (select count(*) from above),
                          (select count(*) from ready), (select count(*) from due)) >= ${limit} as more) open
    left join work on true`;
  return {
    rows: rows.filter((row) => row.id !== null),
    hasMore: rows[0]?.more ?? false,
    hasUnsettled: rows[0]?.unsettled ?? false,
  };
};
