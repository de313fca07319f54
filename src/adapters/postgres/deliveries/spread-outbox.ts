import { sql } from "drizzle-orm";
import { planSpread, type SpreadPlan } from "#domain/notifications/choice/plan-spread.ts";
import type { SendingMeans } from "#ports/deliveries.ts";
import type { JobInbox, NewJob } from "../jobs/create-postgres-jobs.ts";
import type { Database, Transaction } from "../open-database.ts";
import { type FreshNews, memoryKey, readNews } from "./read-news.ts";
import { rememberTopics } from "./remember-topics.ts";
import { storeDeliveries } from "./store-deliveries.ts";

/** Whoever decides where things are told holds this until it commits: no topic is decided about twice at once. */
const SPREAD_LOCK = 7_246_002;

type Spread = { readonly fresh: FreshNews; readonly plan: SpreadPlan };

const isFirst = async (tx: Transaction): Promise<boolean> => {
  const rows = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(${SPREAD_LOCK}) as mine`,
  );
  return [...rows][0]?.mine === true;
};

/** Decides one by one, in the order things happened: each sees what the one before it left of their topic. */
const decide = async (tx: Transaction, limit: number, means: SendingMeans): Promise<readonly Spread[]> => {
  const { news, memories } = await readNews(tx, sql`o.spread_at is null`, limit, means);
  return news.map((fresh) => {
    const key = fresh.topic === null ? null : memoryKey(fresh.userId, fresh.topic);
    const memory = key === null ? null : (memories.get(key) ?? null);
    const plan = planSpread({ ...fresh.news, memory });
    if (key !== null && plan.topic !== null) memories.set(key, plan.topic.memory);
    return { fresh, plan };
  });
};

const note = async (tx: Transaction, spread: readonly Spread[], at: number): Promise<void> => {
  const rows = spread.map(({ fresh, plan }) => ({
    id: fresh.id,
    in_app: plan.inApp,
    held_back: plan.heldBack,
    is_for_digest: plan.isForDigest,
  }));
  await tx.execute(sql`
    update outbox as o set spread_at = ${new Date(at).toISOString()}::timestamptz, in_app = told.in_app,
      held_back = told.held_back, is_for_digest = told.is_for_digest,
      read_at = case when told.in_app = 'off' then ${new Date(at).toISOString()}::timestamptz else o.read_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as told (id uuid, in_app text, held_back int, is_for_digest boolean)
    where o.id = told.id`);
};

const climbOf = ({ fresh, plan }: Spread): readonly NewJob[] =>
  plan.climbAfterMs === null
    ? []
    : [{ subjectId: fresh.id, round: 2, traceparent: fresh.traceparent, afterMs: plan.climbAfterMs }];

/**
 * Decides where up to `limit` things that happened are told, and stores that with their deliveries and jobs, in one
 * transaction. One caller at a time; another gets 0 at once.
 */
export const spreadOutbox = (
  db: Database,
  jobs: JobInbox,
  { limit, at, means }: { readonly limit: number; readonly at: number; readonly means: SendingMeans },
): Promise<number> =>
  db.transaction(async (tx) => {
    if (!(await isFirst(tx))) return 0;
    const spread = await decide(tx, limit, means);
    if (spread.length === 0) return 0;
    await note(tx, spread, at);
    await rememberTopics(
      tx,
      spread.flatMap(({ fresh, plan }) =>
        plan.topic === null
          ? []
          : [{ userId: fresh.userId, topic: plan.topic.name, memory: plan.topic.memory }],
      ),
    );
    const planned = spread.flatMap(({ fresh, plan }) =>
      plan.deliveries.map((delivery) => ({ fresh, delivery })),
    );
    await storeDeliveries(tx, jobs, planned, { round: 1, at });
    await jobs.add(tx, "climb", spread.flatMap(climbOf));
    return spread.length;
  });
