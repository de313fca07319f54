import { and, asc, inArray, sql } from "drizzle-orm";
import type { ClaimedRun, PanicProgress } from "#ports/panic.ts";
import { fromNow } from "../intents/lease.ts";
import type { Database } from "../open-database.ts";
import { panicAims, panicRuns } from "../schema/panic.ts";

export const progressOfRow = (row: typeof panicAims.$inferSelect): PanicProgress => ({
  kind: row.kind,
  id: row.id,
  quantity: row.quantity,
  accountId: row.accountId,
  state: row.state,
  attempt: row.attempt,
  words: row.words,
  updatedAt: row.updatedAt.getTime(),
});

/** Takes runs that are not done and that nobody holds, by the database's clock, with what they aim at. */
export const claimRuns = async (
  db: Database,
  limit: number,
  leaseMs: number,
): Promise<readonly ClaimedRun[]> => {
  const due = db
    .select({ panicId: panicRuns.panicId, accountId: panicRuns.accountId })
    .from(panicRuns)
    .where(sql`${panicRuns.doneAt} is null and ${panicRuns.leaseUntil} <= clock_timestamp()`)
    .orderBy(panicRuns.startedAt)
    .limit(limit)
    .for("update", { skipLocked: true });
  const runs = await db
    .update(panicRuns)
    .set({ leaseUntil: fromNow(leaseMs) })
    .where(sql`(${panicRuns.panicId}, ${panicRuns.accountId}) in ${due}`)
    .returning();
  if (runs.length === 0) return [];
  const aims = await db
    .select()
    .from(panicAims)
    .where(
      and(
        inArray(
          panicAims.panicId,
          runs.map(({ panicId }) => panicId),
        ),
        inArray(
          panicAims.accountId,
          runs.map(({ accountId }) => accountId),
        ),
      ),
    )
    .orderBy(asc(panicAims.place));
  return runs.map(({ leaseUntil: _lease, doneAt: _done, startedAt, ...run }) => ({
    ...run,
    startedAt: startedAt.getTime(),
    aims: aims
      .filter((aim) => aim.panicId === run.panicId && aim.accountId === run.accountId)
      .map(progressOfRow),
  }));
};
