import { sql } from "drizzle-orm";
import { planClimb } from "#domain/notifications/choice/plan-spread.ts";
import type { SendingMeans } from "#ports/deliveries.ts";
import type { JobInbox } from "../jobs/create-postgres-jobs.ts";
import type { Database } from "../open-database.ts";
import { readNews } from "./read-news.ts";
import { storeDeliveries } from "./store-deliveries.ts";

type Climb = {
  readonly outboxId: string;
  readonly round: number;
  readonly at: number;
  readonly means: SendingMeans;
};

/** Begins another climb of the ladder of something nobody has seen yet; false where somebody has, or it was begun. */
export const climbLadder = (db: Database, jobs: JobInbox, climb: Climb): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { outboxId, round, at, means } = climb;
    const which = sql`o.id = ${outboxId} and o.acknowledged_at is null`;
    const [fresh] = (await readNews(tx, which, 1, means)).news;
    if (fresh === undefined) return false;
    const { deliveries, climbAfterMs } = planClimb(fresh.news, round);
    const planned = deliveries.map((delivery) => ({ fresh, delivery }));
    if ((await storeDeliveries(tx, jobs, planned, { round, at })) === 0) return false;
    const next = { subjectId: outboxId, round: round + 1, traceparent: fresh.traceparent };
    if (climbAfterMs !== null) await jobs.add(tx, "climb", [{ ...next, afterMs: climbAfterMs }]);
    return true;
  });
