import type { Sql } from "postgres";
import type { Look, LookRow } from "./look-at-model.ts";

/** Every row of PostgreSQL in the words of the model, and its clock afterwards, epoch milliseconds. */
export const lookAtDatabase = async (sql: Sql): Promise<{ readonly look: Look; readonly clock: number }> => {
  const ms = (column: string) => sql`(extract(epoch from ${sql(column)}) * 1000)::bigint`;
  const rows = await sql<{ table: keyof Look; row: LookRow }[]>`
    select 'accounts' as table, jsonb_build_object('id', id, 'status', status, 'balance', balance,
      'readAt', ${ms("read_at")}, 'nextReadAt', ${ms("next_read_at")}, 'blindSince', ${ms("blind_since")},
      'blindReason', blind_reason, 'blindToldAt', ${ms("blind_told_at")}, 'maxAddedPerDay', max_added_per_day) as row from exchange_accounts
    union all
    select 'positions', jsonb_build_object('id', account_id || ' ' || id, 'margin', margin,
      'liquidation', liquidation, 'readAt', ${ms("read_at")}, 'isRunning', is_running) from positions
    union all
    select 'automations', jsonb_build_object('id', id, 'userId', user_id, 'state', state, 'epoch', epoch, 'version', version,
      'heldBy', held_by, 'lastActionAt', ${ms("last_action_at")}, 'config', config) from automations
    union all
    select 'triggers', jsonb_build_object('id', automation_id || ' ' || leg, 'network', network, 'side', side, 'price', price,
      'armed', armed, 'rearmAt', ${ms("rearm_at")}) from triggers
    union all
    select 'work', jsonb_build_object('id', automation_id, 'leg', leg, 'network', network, 'side', side, 'price', price, 'low', low, 'high', high,
      'leaseUntil', ${ms("lease_until")}) from trigger_work
    union all
    select 'intents', jsonb_build_object('id', id, 'state', state, 'fence', fence, 'attempts', attempts,
      'amount', amount, 'signedAt', ${ms("signed_at")}, 'unknownToldAt', ${ms("unknown_told_at")},
      'doneAt', ${ms("done_at")}, 'leaseUntil', ${ms("lease_until")}, 'settleUntil', ${ms("settle_until")})
      from trade_intents
    union all
    select 'receipts', jsonb_build_object('id', id, 'outcome', outcome, 'intentId', intent_id,
      'notices', (select count(*) from outbox where receipt_id = receipts.id)) from receipts
    union all
    select 'markets', jsonb_build_object('id', network, 'last', last, 'at', ${ms("at")}, 'coveredAt', ${ms("covered_at")},
      'workerSeenAt', ${ms("worker_seen_at")}) from market_ticks`;
  const look: Look = {
    accounts: [],
    positions: [],
    automations: [],
    triggers: [],
    work: [],
    intents: [],
    receipts: [],
    markets: [],
  };
  for (const { table, row } of rows) look[table].push(row);
  for (const table of Object.values(look)) table.sort((one, other) => (one.id < other.id ? -1 : 1));
  const [clock] = await sql<{ now: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
  return { look, clock: Math.floor(clock?.now ?? 0) };
};
