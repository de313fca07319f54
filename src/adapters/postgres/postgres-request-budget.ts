import {
  type BucketShape,
  bucketsOf,
  type RequestRates,
  ROUNDING_MS,
  tokensNeeded,
} from "#domain/resilience/request-buckets.ts";
import type { Network } from "#ports/exchange.ts";
import type { RequestBudget } from "#ports/request-budget.ts";
import { arrayOf } from "./array-of.ts";
import type { Database } from "./open-database.ts";

type Sql = Database["$client"];
type NamedBucket = { readonly scope: string; readonly shape: BucketShape };

/** Buckets nobody used before, full; two processes that are first at once make one row. */
const makeBuckets = async (sql: Sql, buckets: readonly NamedBucket[]): Promise<void> => {
  await sql`
    insert into request_buckets (scope, tokens, filled_at)
    select scope, capacity, date_trunc('milliseconds', clock_timestamp())
    from unnest(${arrayOf(buckets.map(({ scope }) => scope))}::text[],
      ${arrayOf(buckets.map(({ shape }) => shape.capacity))}::float8[]) as new (scope, capacity)
    order by scope
    on conflict do nothing`;
};

/**
 * The domain's `takeFromAll` in one statement, on rows locked in one order and by the database's clock, read after the
 * locks are held. Null where a bucket has no row yet: nothing was taken then.
 */
const takeLocked = async (
  sql: Sql,
  buckets: readonly NamedBucket[],
  urgency: Parameters<typeof tokensNeeded>[1],
): Promise<number | null> => {
  const [row] = await sql<{ wait: number | null }[]>`
    with locked as materialized (
      select claim.*, bucket.tokens, bucket.filled_at
      from request_buckets bucket
      join unnest(${arrayOf(buckets.map(({ scope }) => scope))}::text[],
        ${arrayOf(buckets.map(({ shape }) => shape.capacity))}::float8[],
        ${arrayOf(buckets.map(({ shape }) => shape.perMs))}::float8[],
        ${arrayOf(buckets.map(({ shape }) => tokensNeeded(shape, urgency)))}::float8[])
        as claim (scope, capacity, per_ms, needed) using (scope)
      order by scope
      for update of bucket
    ), clock as materialized (
      select date_trunc('milliseconds', clock_timestamp()) as at, count(*) as found from locked
    ), level as materialized (
      select scope, greatest(at, filled_at) as at, needed, per_ms, least(capacity,
        tokens + per_ms * greatest(0, extract(epoch from at - filled_at)::float8 * 1000)) as tokens
      from locked, clock
    ), verdict as materialized (
      select greatest(0, ceil(max((needed - tokens) / per_ms) - ${ROUNDING_MS}::float8)) as wait from level
    ), taken as (
      update request_buckets bucket set tokens = level.tokens - 1, filled_at = level.at
      from level, verdict, clock
      where bucket.scope = level.scope and wait = 0 and found = ${buckets.length}::int
    )
    select case when found = ${buckets.length}::int then wait end as wait from verdict, clock`;
  return row?.wait ?? null;
};

/** The domain's `pauseBucket` in one statement; a bucket that is not there yet is made paused. */
const pauseOne = async (sql: Sql, { scope, shape }: NamedBucket, forMs: number): Promise<void> => {
  await sql`
    insert into request_buckets as bucket (scope, tokens, filled_at)
    values (${scope}, ${1 - shape.perMs * forMs}::float8, date_trunc('milliseconds', clock_timestamp()))
    on conflict (scope) do update set
      tokens = least(excluded.tokens, bucket.tokens + ${shape.perMs}::float8 *
        greatest(0, extract(epoch from excluded.filled_at - bucket.filled_at)::float8 * 1000)),
      filled_at = greatest(excluded.filled_at, bucket.filled_at)`;
};

/** The budget of this address, shared by every process on this database. */
export const createPostgresRequestBudget = (
  db: Database,
  rates: (network: Network) => RequestRates,
): RequestBudget => {
  const sql = db.$client;
  return {
    take: async (wish) => {
      const buckets = bucketsOf(rates(wish.network), wish);
      const waitMs = await takeLocked(sql, buckets, wish.urgency);
      if (waitMs !== null) return waitMs;
      await makeBuckets(sql, buckets);
      const again = await takeLocked(sql, buckets, wish.urgency);
      if (again === null) throw new Error("A request bucket vanished between two statements");
      return again;
    },
    pause: async (who, forMs) => {
      const [own] = bucketsOf(rates(who.network), who);
      if (own !== undefined) await pauseOne(sql, own, forMs);
    },
  };
};
