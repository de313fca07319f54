import { and, eq, sql } from "drizzle-orm";
import type { Triggers, TriggerWork } from "#ports/triggers.ts";
import { claimHits, waitForHits } from "./claim-hits.ts";
import { endWork } from "./end-work.ts";
import { lockAccount, lockCause } from "./intents/check-caps.ts";
import type { Database, Transaction } from "./open-database.ts";
import { automations, triggerWork } from "./schema/guarding.ts";
import { storeQuietTick } from "./store-quiet-tick.ts";
import { withLiquidations } from "./with-liquidations.ts";
import { writeReceipt } from "./write-receipt.ts";
import { writeTriggers } from "./write-triggers.ts";

/** A tick with nothing to do, as nearly all are, is over with one small statement. */
const match = async (
  db: Database,
  ...[network, tick, limit, leaseMs]: Parameters<Triggers["match"]>
): ReturnType<Triggers["match"]> => {
  if (await storeQuietTick(db, network, tick)) return { work: [], hasMore: false, hasUnsettled: false };
  const { rows, ...rest } = await claimHits(db, network, tick, limit, leaseMs);
  if (rest.hasMore && rows.length === 0) await waitForHits(db, network, tick);
  return { work: await withLiquidations(db, rows), ...rest };
};

/** Account, then cause, then work, as in a plan and a removal: two transactions never wait for each other. */
const lockOwners = async (
  tx: Transaction,
  { accountId, automationId }: TriggerWork,
): ReturnType<typeof lockCause> => {
  await lockAccount(tx, accountId);
  return lockCause(tx, { kind: "automation", id: automationId });
};

const hold = (db: Database, ...[work, legs, heldBy, receipt]: Parameters<Triggers["hold"]>): Promise<void> =>
  db.transaction(async (tx) => {
    const cause = await lockOwners(tx, work);
    // What was armed anew meanwhile was not decided on.
    if ((await endWork(tx, work)) !== "back" || cause === null) return;
    await tx.update(automations).set({ heldBy }).where(eq(automations.id, work.automationId));
    await writeTriggers(tx, work.automationId, legs);
    if (receipt !== null) await writeReceipt(tx, receipt);
  });

/** Triggers and the work they give, in PostgreSQL. */
export const createPostgresTriggers = (db: Database): Triggers => ({
  match: (...args) => match(db, ...args),
  hold: (...args) => hold(db, ...args),
  drop: async (work) => {
    await db.transaction(async (tx) => {
      await lockOwners(tx, work);
      // No verdict was taken, so nothing holds the guard: the next reading of its position arms it.
      if ((await endWork(tx, work)) === "over") return;
      await tx.update(automations).set({ heldBy: null }).where(eq(automations.id, work.automationId));
    });
  },
  putOff: async (work, delayMs) => {
    await db
      .update(triggerWork)
      .set({ leaseUntil: sql`clock_timestamp() + ${delayMs} * interval '1 millisecond'` })
      .where(
        and(
          eq(triggerWork.automationId, work.automationId),
          eq(triggerWork.id, work.id),
          sql`${triggerWork.leaseUntil} > clock_timestamp()`,
        ),
      );
  },
});
