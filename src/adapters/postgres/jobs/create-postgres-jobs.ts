import { sql } from "drizzle-orm";
import { type Job as BossJob, fromDrizzle, type PgBoss } from "pg-boss";
import { JOB_KINDS, type JobKind } from "#domain/operations/job-kind.ts";
import type { Job, Jobs } from "#ports/jobs.ts";
import type { Log } from "#ports/log.ts";
import type { Transaction } from "../open-database.ts";
import { openBoss } from "./open-boss.ts";
import { DEAD } from "./queues.ts";

/** A job to be put in: its id where whatever it is about has one job only, and how long it waits. */
export type NewJob = Job & { readonly id?: string; readonly afterMs: number };

/** Jobs as the stores put them in. */
export type JobInbox = {
  /** With the transaction: it commits both or neither. A job whose id is there already is not put in again. */
  add(tx: Transaction, kind: JobKind, jobs: readonly NewJob[]): Promise<void>;
  /** Lets jobs that wait begin at another time; one that is under way or over is left as it is. */
  move(
    tx: Transaction,
    kind: JobKind,
    jobs: ReadonlyArray<{ readonly id: string; readonly afterMs: number }>,
  ): Promise<void>;
};

const isJobKind = (name: string | undefined): name is JobKind => JOB_KINDS.some((kind) => kind === name);

const dataOf = ({ subjectId, round, traceparent }: Job) => ({ subjectId, round, traceparent });

/** Names the reason to whoever looks at the queue; what a message holds of anybody's stays out of it. */
const reasonOf = (error: unknown) => ({ reason: error instanceof Error ? error.name : "unknown" });

/** Settled as the very attempt that was fetched: one that outlived its time settles nothing of the next. */
const attemptOf = ({ id, retryCount }: BossJob<Job>) => ({ id, retryCount });

/** What the log is told of every attempt at a job; the trace is that of what it came from. */
const lineOf = (kind: string, { id, data, retryCount }: BossJob<Job>, began: number) => ({
  ...{ kind, jobId: id, subject: data.subjectId, round: data.round, attempt: retryCount + 1 },
  ...{ actor: "system", trace: data.traceparent?.split("-")[1] ?? null },
  ms: Math.round(performance.now() - began),
});

/** The queue in PostgreSQL. It is opened on first use, so a process that never uses it holds no connection. */
export const createPostgresJobs = (options: {
  readonly url: string;
  readonly name: string;
  readonly log: Log;
}): Jobs & JobInbox => {
  const { log } = options;
  let opened: { readonly ready: Promise<PgBoss>; close(): Promise<void> } | null = null;
  const open = () => {
    const onError = (error: Error) => log.error("queue-failed", { error: error.message });
    const { boss, close } = openBoss(options.url, { name: options.name, migrate: false, onError });
    return { ready: boss.start(), close };
  };
  const ready = async (): Promise<PgBoss> => {
    opened ??= open();
    const mine = opened;
    try {
      return await mine.ready;
    } catch (error) {
      // The next caller tries anew; this one's connections are of no use.
      if (opened === mine) opened = null;
      await mine.close().catch(() => undefined);
      throw error;
    }
  };
  const settle = async (
    name: string,
    job: BossJob<Job>,
    work: (data: Job) => Promise<void>,
  ): Promise<void> => {
    const boss = await ready();
    const began = performance.now();
    const line = (outcome: "done" | "failed") => ({ ...lineOf(name, job, began), outcome });
    try {
      await work(job.data);
    } catch (error) {
      log.warn("job", { ...line("failed"), error: reasonOf(error).reason });
      await boss.fail(name, attemptOf(job), reasonOf(error));
      return;
    }
    log.info("job", line("done"));
    await boss.complete(name, attemptOf(job));
  };
  return {
    add: async (tx, kind, jobs) => {
      if (jobs.length === 0) return;
      const boss = await ready();
      const rows = jobs.map(({ id, afterMs, ...job }) => ({
        ...(id === undefined ? {} : { id }),
        data: dataOf(job),
        startAfter: Math.ceil(afterMs / 1_000),
      }));
      await boss.insert(kind, rows, { db: fromDrizzle(tx, sql) });
    },
    move: async (tx, kind, jobs) => {
      const boss = await ready();
      const within = fromDrizzle(tx, sql);
      for (const { id, afterMs } of jobs) {
        await boss.update(kind, undefined, { id, startAfter: Math.ceil(afterMs / 1_000), db: within });
      }
    },
    work: async (kind, limit, work) => {
      const boss = await ready();
      const jobs = await boss.fetch<Job>(kind, { batchSize: limit });
      await Promise.all(jobs.map((job) => settle(kind, job, work)));
      return jobs.length;
    },
    bury: async (limit, bury) => {
      const boss = await ready();
      const jobs = await boss.fetch<Job>(DEAD, { batchSize: limit, includeMetadata: true });
      await Promise.all(
        jobs.map((job) =>
          settle(DEAD, job, async (data) => {
            const died = job.sourceName ?? undefined;
            if (isJobKind(died)) await bury(data, died);
          }),
        ),
      );
      return jobs.length;
    },
    tend: async () => {
      const boss = await ready();
      await boss.supervise();
    },
    facts: async () => {
      const boss = await ready();
      const rows = await boss.getDb().executeSql(`
        select name, state, count(*)::int as jobs,
               coalesce(extract(epoch from max(now() - greatest(start_after, created_on))), 0)::float8 as oldest
        from pgboss.job
        where state in ('created', 'retry', 'active') and (state = 'active' or start_after <= now())
        group by name, state`);
      return [...JOB_KINDS, "dead" as const].map((kind) => {
        const of = (...states: readonly string[]) =>
          rows.rows.filter((row) => row.name === kind && states.includes(row.state));
        const waiting = of("created", "retry");
        return {
          kind,
          ready: waiting.reduce((sum, row) => sum + Number(row.jobs), 0),
          active: of("active").reduce((sum, row) => sum + Number(row.jobs), 0),
          oldestSeconds: Math.max(0, ...waiting.map((row) => Number(row.oldest))),
        };
      });
    },
    close: async () => {
      await opened?.close();
      opened = null;
    },
  };
};
