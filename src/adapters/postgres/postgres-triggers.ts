import { and, eq, sql } from "drizzle-orm";
import type { Triggers } from "#ports/triggers.ts";
import { claimHits } from "./claim-hits.ts";
import type { Database } from "./open-database.ts";
import { automations, triggerWork } from "./schema/guarding.ts";
import { storeQuietTick } from "./store-quiet-tick.ts";
import { withLiquidations } from "./with-liquidations.ts";
import { writeReceipt } from "./write-receipt.ts";
import { writeTrigger } from "./write-trigger.ts";

/** A tick with nothing to do, as nearly all are, is over with one small statement. */
const match = async (
  db: Database,
  ...[network, tick, limit, leaseMs]: Parameters<Triggers["match"]>
): ReturnType<Triggers["match"]> => {
  if (await storeQuietTick(db, network, tick)) return { work: [], hasMore: false, hasUnsettled: false };
  const { rows, ...rest } = await claimHits(db, network, tick, limit, leaseMs);
  return { work: await withLiquidations(db, rows), ...rest };
};

const hold = (db: Database, ...[work, rearm, heldBy, receipt]: Parameters<Triggers["hold"]>): Promise<void> =>
  db.transaction(async (tx) => {
    const ended = await tx
      .delete(triggerWork)
      .where(eq(triggerWork.id, work.id))
      .returning({ id: triggerWork.id });
    if (ended.length === 0) return;
    const [guard] = await tx
      .update(automations)
      .set({ heldBy })
      .where(and(eq(automations.id, work.automationId), eq(automations.state, "armed")))
      .returning({ id: automations.id });
    if (guard === undefined) return;
    await writeTrigger(tx, work.automationId, rearm);
    if (receipt !== null) await writeReceipt(tx, receipt);
  });

/** Triggers and the work they give, in PostgreSQL. */
export const createPostgresTriggers = (db: Database): Triggers => ({
  match: (...args) => match(db, ...args),
  hold: (...args) => hold(db, ...args),
  drop: async (work) => {
    await db.delete(triggerWork).where(eq(triggerWork.id, work.id));
  },
  putOff: async (work, delayMs) => {
    await db
      .update(triggerWork)
      .set({ leaseUntil: sql`clock_timestamp() + ${delayMs} * interval '1 millisecond'` })
      .where(eq(triggerWork.id, work.id));
  },
});
