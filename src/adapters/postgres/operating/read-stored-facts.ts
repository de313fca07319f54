import { sql } from "drizzle-orm";
import type { StoredFacts } from "#ports/operations.ts";
import type { Database } from "../open-database.ts";
import { intentsSince } from "./intents-since.ts";

type Row = {
  readonly networks: ReadonlyArray<{ network: string; tick_age: number | null; worker_age: number | null }>;
  readonly blind: number;
  readonly ambiguous: number;
  readonly open_ms: number | null;
  readonly fresh_ms: number | null;
  readonly job_ms: number | null;
  readonly dead: number;
  readonly key_days: number | null;
  readonly risk: number | null;
  readonly broken: boolean;
  readonly canary_ms: number | null;
  readonly connections_taken: number;
};

/**
 * Everything the operator's rules ask the database, in one statement that reads indexes and small tables alone: what waits, what
 * stands open, and the newest of what is only ever added.
 * @param at epoch milliseconds, which ages are told from.
 */
export const readStoredFacts = async (db: Database, at: number): Promise<StoredFacts> => {
  const now = sql`${new Date(at).toISOString()}::timestamptz`;
  const ms = (since: ReturnType<typeof sql>) => sql`(extract(epoch from ${now} - ${since}) * 1000)::float8`;
  const rows = await db.execute<Row>(sql`
    select
      coalesce((select json_agg(json_build_object('network', used.network,
                  'tick_age', ${ms(sql`m.at`)}, 'worker_age', ${ms(sql`m.worker_seen_at`)}))
                from (select distinct network from exchange_accounts
                      -- A network is watched some seconds after its first account was connected.
                      where status <> 'refused' and created_at < ${now} - interval '30 seconds') as used
                left join market_ticks m on m.network = used.network), '[]'::json) as networks,
      (select count(*)::int from exchange_accounts where blind_since is not null and status <> 'refused') as blind,
      (select count(*)::int from (${intentsSince(sql`${now} - interval '1 day'`)}) as of_day where state = 'ambiguous') as ambiguous,
      (select max(${ms(sql`coalesce(settle_until, lease_until)`)}) from trade_intents where state in ('planned', 'sent')) as open_ms,
      -- Taken together first: the oldest of all would be looked for by time, through every event that was ever spread.
      (select ${ms(sql`min(at)`)} from (select at from outbox where spread_at is null offset 0) as fresh) as fresh_ms,
      (select (extract(epoch from now() - min(greatest(start_after, created_on))) * 1000)::float8
         from pgboss.job where state in ('created', 'retry') and start_after <= now() and retry_count = 0) as job_ms,
      (select count(*)::int from pgboss.job where name = 'dead' and state < 'completed') as dead,
      (select extract(epoch from ${now} - promoted_at)::float8 / 86400 from vault_keys where state = 'primary') as key_days,
      (select max(risk)::float8 from security_events where risk > 0.8 and at > ${now} - interval '1 hour') as risk,
      exists (select from security_events where kind = 'chain-broken' and risk > 0.8 and at > ${now} - interval '1 hour') as broken,
      (select ${ms(sql`coalesce(proven_at, started_at)`)} from canary) as canary_ms,
      -- Not by what each of them does, which the server hides from a role that is not theirs.
      (select sum(numbackends)::float8 / (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int)
         from pg_stat_database) as connections_taken`);
  const [row] = [...rows];
  if (row === undefined) throw new Error("The database answered no row");
  return {
    networks: row.networks.map(({ network, tick_age: tickAgeMs, worker_age: workerAgeMs }) => ({
      network,
      tickAgeMs,
      workerAgeMs,
    })),
    blindAccounts: row.blind,
    ambiguousIntents: row.ambiguous,
    oldestOpenIntentMs: Math.max(0, row.open_ms ?? 0),
    oldestQueuedMs: Math.max(0, row.fresh_ms ?? 0, row.job_ms ?? 0),
    deadJobs: row.dead,
    keyAgeDays: row.key_days,
    highestRisk: row.risk ?? 0,
    isChainBroken: row.broken,
    canaryAgeMs: row.canary_ms,
    connectionsTaken: row.connections_taken,
  };
};
