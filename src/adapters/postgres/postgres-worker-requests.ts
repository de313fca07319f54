import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import type { WorkerAnswer, WorkerRequest, WorkerRequests } from "#ports/worker-requests.ts";
import type { Database } from "./open-database.ts";
import { workerRequests } from "./schema/vault.ts";

const NEWS = "axisor_worker_requests";
const ANSWERS = "axisor_worker_answers";
/** A notice can be lost with its connection, so both sides look for themselves now and then. */
const LOOK_EVERY_MS = 250;

const requestOfRow = (row: typeof workerRequests.$inferSelect): WorkerRequest => ({
  id: row.id,
  kind: row.kind,
  userId: row.userId,
  sealed: row.sealed,
  facts: row.facts,
  createdAt: row.createdAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
});

/** The waiting of this process's askers, by the id of their request: one connection hears for all of them. */
type Waiting = Map<string, () => void>;

const takeAnswer = async (db: Database, id: string): Promise<WorkerAnswer | null> => {
  const [row] = await db
    .delete(workerRequests)
    .where(and(eq(workerRequests.id, id), sql`${workerRequests.answer} is not null`))
    .returning({ answer: workerRequests.answer });
  return row?.answer ?? null;
};

/** By the clock of the process that waits: its own patience is all it measures. */
const awaitAnswer = async (
  db: Database,
  waiting: Waiting,
  { id, createdAt, expiresAt }: WorkerRequest,
): Promise<WorkerAnswer | null> => {
  const giveUpAt = performance.now() + (expiresAt - createdAt);
  while (performance.now() < giveUpAt) {
    const told = new Promise<void>((resolve) => waiting.set(id, resolve));
    const answer = await takeAnswer(db, id);
    if (answer !== null) return answer;
    await Promise.race([told, sleep(LOOK_EVERY_MS)]);
  }
  return null;
};

const ask = async (db: Database, waiting: Waiting, request: WorkerRequest): Promise<WorkerAnswer | null> => {
  try {
    await db.transaction(async (tx) => {
      await tx.insert(workerRequests).values({
        ...request,
        createdAt: new Date(request.createdAt),
        expiresAt: new Date(request.expiresAt),
      });
      await tx.execute(sql`select pg_notify(${NEWS}, '')`);
    });
    return await awaitAnswer(db, waiting, request);
  } finally {
    waiting.delete(request.id);
    await db.delete(workerRequests).where(eq(workerRequests.id, request.id));
  }
};

const claim = async (db: Database, at: number, limit: number): Promise<readonly WorkerRequest[]> => {
  const open = db
    .select({ id: workerRequests.id })
    .from(workerRequests)
    .where(
      and(isNull(workerRequests.takenAt), sql`${workerRequests.expiresAt} > ${new Date(at).toISOString()}`),
    )
    .orderBy(asc(workerRequests.createdAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  const rows = await db
    .update(workerRequests)
    .set({ takenAt: new Date(at) })
    .where(sql`${workerRequests.id} = any(array(${open}))`)
    .returning();
  return rows.map(requestOfRow);
};

/** Questions and answers in PostgreSQL. A question lives as long as its asker waits, and ends with it. */
export const createPostgresWorkerRequests = (db: Database): WorkerRequests => {
  const waiting: Waiting = new Map();
  let hearing: Promise<unknown> | null = null;
  const hear = (): Promise<unknown> => {
    hearing ??= db.$client
      .listen(ANSWERS, (id) => waiting.get(id)?.())
      .catch(() => {
        // Without notices the look every quarter of a second still finds the answer; the next question tries again.
        hearing = null;
      });
    return hearing;
  };
  return {
    ask: async (request) => {
      await hear();
      return ask(db, waiting, request);
    },
    claim: (at, limit) => claim(db, at, limit),
    answer: async (id, answer) => {
      const rows = await db
        .update(workerRequests)
        .set({ answer, sealed: null })
        .where(eq(workerRequests.id, id))
        .returning({ id: workerRequests.id });
      if (rows.length === 1) await db.execute(sql`select pg_notify(${ANSWERS}, ${id})`);
      return rows.length === 1;
    },
    listen: async (onNews) => {
      const listening = await db.$client.listen(NEWS, onNews, onNews);
      return { stop: () => listening.unlisten() };
    },
    removeExpired: async (at, limit) => {
      const expired = db
        .select({ id: workerRequests.id })
        .from(workerRequests)
        .where(lte(workerRequests.expiresAt, new Date(at)))
        .limit(limit);
      const rows = await db
        .delete(workerRequests)
        .where(sql`${workerRequests.id} = any(array(${expired}))`)
        .returning({ id: workerRequests.id });
      return rows.length;
    },
  };
};
