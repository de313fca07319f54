import type { PgBoss } from "pg-boss";
import { JOB_KINDS } from "#domain/operations/job-kind.ts";

/** The schema that the queue keeps its tables in. */
export const SCHEMA = "pgboss";

/** Where jobs go that could not be done. */
export const DEAD = "dead";

const DAY_S = 24 * 60 * 60;

/**
 * Fifteen seconds, then twice as long each time, up to a quarter of an hour: nine attempts over about an hour. An attempt
 * ends by itself within seconds; one that was not heard of for half a minute died with its worker.
 */
const PATIENCE = {
  retryLimit: 8,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 30,
};

/** What is done is of no use; what is dead is kept until somebody looked at it. */
const RETENTION = { retentionSeconds: 14 * DAY_S, deleteAfterSeconds: 60 };

/** Makes the queues, and brings those of an earlier version to these numbers; harmless when they are there. */
export const makeQueues = async (boss: PgBoss): Promise<void> => {
  const kept = { ...RETENTION, retryLimit: 3, retryDelay: 15, expireInSeconds: 30 };
  await boss.createQueue(DEAD, kept);
  await boss.updateQueue(DEAD, kept);
  for (const kind of JOB_KINDS) {
    const options = { ...PATIENCE, ...RETENTION, deadLetter: DEAD };
    await boss.createQueue(kind, options);
    await boss.updateQueue(kind, options);
  }
};
