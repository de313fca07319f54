import type { SeenMarket } from "#ports/markets.ts";

/** A worker that has not shown itself for this long does not count: then the cron route is what watches. */
const WORKER_GONE_MS = 60_000;

/** Whether a worker watches a market, told from what the worker itself last wrote. */
export const isWorkerAlive = (seen: Pick<SeenMarket, "workerSeenAt"> | null, at: number): boolean =>
  seen !== null && seen.workerSeenAt !== null && at - seen.workerSeenAt < WORKER_GONE_MS;
