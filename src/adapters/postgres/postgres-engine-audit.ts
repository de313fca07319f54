import type { PriceHalfUsd } from "#domain/units.ts";
import type { EngineAudit, EngineState, GuardWatch, HeldRow } from "#ports/engine-audit.ts";
import type { Network } from "#ports/exchange.ts";
import type { Database } from "./open-database.ts";

type Facts = {
  readonly at: number;
  readonly ticked_at: number | null;
  readonly sent: number;
  readonly reached: number;
  readonly highest_long: PriceHalfUsd | null;
  readonly lowest_short: PriceHalfUsd | null;
};

type Held = Pick<HeldRow, "kind" | "id" | "fence"> & { readonly lease_until: number };

const heldRows = async ({ $client: sql }: Database, network: Network): Promise<readonly HeldRow[]> => {
  const rows = await sql<Held[]>`
    select 'intent' as kind, intent.id::text, fence, extract(epoch from lease_until)::float8 * 1000 as lease_until
    from trade_intents intent join exchange_accounts account on account.id = intent.account_id
    where state in ('planned', 'sent') and network = ${network}
    union all
    select 'work', id::text, 0, extract(epoch from lease_until)::float8 * 1000
    from trigger_work where network = ${network}`;
  return rows.map(({ lease_until, ...row }) => ({ ...row, leaseUntil: lease_until }));
};

const stateOf = async (db: Database, network: Network): Promise<EngineState> => {
  const { $client: sql } = db;
  const held = await heldRows(db, network);
  const [facts] = await sql<Facts[]>`
    with guarded as (
      select position.side, position.liquidation
      from automations automation
      left join triggers on triggers.automation_id = automation.id
      join exchange_accounts account on account.id = automation.account_id
      join positions position on position.account_id = automation.account_id and position.id = automation.position_id
      where automation.state = 'armed' and account.network = ${network} and is_running and rearm_at is null
    )
    select extract(epoch from clock_timestamp())::float8 * 1000 as at,
      (select extract(epoch from at)::float8 * 1000 from market_ticks where network = ${network}) as ticked_at,
      (select count(*) from trade_intents where signed_at is not null)::int as sent,
      (select count(*) from triggers join market_ticks using (network)
       where network = ${network} and armed
         and case side when 'below' then price >= last else price <= last end)::int as reached,
      (select max(liquidation) from guarded where side = 'long') as highest_long,
      (select min(liquidation) from guarded where side = 'short') as lowest_short`;
  if (facts === undefined) throw new Error("The database answered without a row");
  const { ticked_at: tickedAt, highest_long: highestLong, lowest_short: lowestShort, ...rest } = facts;
  return { ...rest, tickedAt, highestLong, lowestShort, held };
};

const fencesOf = async ({ $client: sql }: Database): Promise<ReadonlyMap<string, number>> => {
  const rows = await sql<{ id: string; fence: number }[]>`select id, fence from trade_intents`;
  return new Map(rows.map(({ id, fence }) => [id, fence]));
};

const guardsOf = async ({ $client: sql }: Database, network: Network): Promise<readonly GuardWatch[]> =>
  sql<GuardWatch[]>`
    select automation.id as "automationId", automation.account_id as "accountId",
      automation.position_id as "positionId",
      case
        when armed then 'armed'
        when exists (select 1 from trigger_work where automation_id = automation.id)
          or exists (select 1 from trade_intents where cause_id = automation.id and trade_intents.state in ('planned', 'sent'))
          then 'worked'
        when rearm_at is not null then 'waiting'
        when held_by is not null then 'held'
        else 'asleep'
      end as trigger
    from automations automation
    join exchange_accounts account on account.id = automation.account_id
    left join triggers on triggers.automation_id = automation.id
    where automation.state = 'armed' and account.network = ${network}`;

/** The engine seen from outside, in PostgreSQL. Reads only. */
export const createPostgresEngineAudit = (db: Database): EngineAudit => ({
  state: (network) => stateOf(db, network),
  fences: () => fencesOf(db),
  guards: (network) => guardsOf(db, network),
});
