import { and, eq, inArray, sql } from "drizzle-orm";
import { canStep } from "#domain/intents/intent.ts";
import type { Settlement } from "#ports/intents.ts";
import type { Database, Transaction } from "../open-database.ts";
import { automations, tradeIntents } from "../schema/guarding.ts";
import { writePositions } from "../write-positions.ts";
import { writeReceipt } from "../write-receipt.ts";
import { writeTriggers } from "../write-triggers.ts";
import { lockAccount } from "./check-caps.ts";

/** A new epoch for the automation behind an intent, and its trigger set for it. */
const turnEpoch = async (tx: Transaction, { intent, state, at, legs }: Settlement): Promise<void> => {
  if (intent.cause.kind !== "automation") return;
  const acted = state === "confirmed" || state === "ambiguous";
  const [automation] = await tx
    .update(automations)
    .set({
      epoch: sql`${automations.epoch} + 1`,
      heldBy: null,
      ...(acted ? { lastActionAt: new Date(at) } : {}),
    })
    .where(eq(automations.id, intent.cause.id))
    .returning({ state: automations.state });
  if (automation?.state === "armed" && legs !== null) await writeTriggers(tx, intent.cause.id, legs);
};

/** Commits an outcome and everything that ends with it; false when somebody else settled it before. */
export const settleIntent = (db: Database, settlement: Settlement): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { intent, state, at } = settlement;
    // Account before intent, as everywhere: two transactions never wait for each other.
    await lockAccount(tx, intent.accountId);
    const from = (["planned", "sent"] as const).filter((open) => canStep(open, state));
    const [done] = await tx
      .update(tradeIntents)
      .set({ state, doneAt: new Date(at) })
      .where(
        and(
          eq(tradeIntents.id, intent.id),
          eq(tradeIntents.fence, intent.fence),
          inArray(tradeIntents.state, from),
        ),
      )
      .returning({ id: tradeIntents.id });
    if (done === undefined) return false;
    await turnEpoch(tx, settlement);
    if (settlement.position !== null) {
      await writePositions(tx, intent.accountId, [settlement.position], settlement.readAt);
    }
    if (settlement.receipt !== null) await writeReceipt(tx, settlement.receipt);
    return true;
  });
