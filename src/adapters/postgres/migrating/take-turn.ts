import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";

/** Any two processes that migrate at once take turns on this lock. */
const MIGRATION_LOCK = 7_246_001;
const LOOK_AGAIN_MS = 200;

/**
 * Waits until this connection alone may migrate; harmless when it may already. It asks again and again instead of waiting
 * inside PostgreSQL: a waiting statement holds a snapshot, and CREATE INDEX CONCURRENTLY of whoever has the turn waits for
 * every older snapshot to end, so the two would wait for each other.
 */
export const takeTurn = async (client: Sql): Promise<void> => {
  for (;;) {
    const [row] = await client<{ taken: boolean }[]>`select pg_try_advisory_lock(${MIGRATION_LOCK}) as taken`;
    if (row?.taken === true) return;
    await sleep(LOOK_AGAIN_MS);
  }
};
