import { and, eq, isNull, sql } from "drizzle-orm";
import { parseSubject } from "#domain/intents/cause.ts";
import type { Intents } from "#ports/intents.ts";
import { claimUnsettled } from "./intents/claim-unsettled.ts";
import { effectOfRow } from "./intents/intent-of-row.ts";
import { fromNow } from "./intents/lease.ts";
import { markSent } from "./intents/mark-sent.ts";
import { planIntent } from "./intents/plan-intent.ts";
import { settleIntent } from "./intents/settle-intent.ts";
import type { Database } from "./open-database.ts";
import { tradeIntents } from "./schema/guarding.ts";
import { writeReceipt } from "./write-receipt.ts";

const noteUnknown = (db: Database, ...[intentId, receipt]: Parameters<Intents["noteUnknown"]>) =>
  db.transaction(async (tx) => {
    const told = await tx
      .update(tradeIntents)
      .set({ unknownToldAt: new Date(receipt.at) })
      .where(
        and(
          eq(tradeIntents.id, intentId),
          eq(tradeIntents.state, "sent"),
          isNull(tradeIntents.unknownToldAt),
        ),
      )
      .returning({ id: tradeIntents.id });
    if (told.length === 1) await writeReceipt(tx, receipt);
  });

const orderOf = (key: string): readonly string[] => {
  const subject = parseSubject(key);
  return subject.kind === "order" ? [subject.id] : [];
};

/** Intents in PostgreSQL: every step is a compare-and-set on state and fence. */
export const createPostgresIntents = (db: Database): Intents => ({
  plan: (...args) => planIntent(db, ...args),
  markSent: (...args) => markSent(db, ...args),
  settle: (settlement) => settleIntent(db, settlement),
  noteUnknown: (...args) => noteUnknown(db, ...args),
  claimUnsettled: (...args) => claimUnsettled(db, ...args),
  waitToSettle: async ({ id, fence }, atLeastMs) => {
    await db
      .update(tradeIntents)
      .set({
        leaseUntil: sql`greatest(${tradeIntents.settleUntil}, ${fromNow(atLeastMs)})`,
      })
      .where(and(eq(tradeIntents.id, id), eq(tradeIntents.fence, fence)));
  },
  effectsOf: async (accountId) => {
    const rows = await db
      .select()
      .from(tradeIntents)
      .where(eq(tradeIntents.accountId, accountId))
      .orderBy(tradeIntents.plannedAt, tradeIntents.epoch);
    return rows.map(effectOfRow);
  },
  ofCause: async (accountId, causeId) => {
    const rows = await db
      .select()
      .from(tradeIntents)
      .where(and(eq(tradeIntents.causeId, causeId), eq(tradeIntents.accountId, accountId)))
      .orderBy(tradeIntents.plannedAt, tradeIntents.epoch);
    return rows.map(effectOfRow);
  },
  ordersTakenBack: async (accountId) => {
    const rows = await db
      .selectDistinct({ subject: tradeIntents.subject })
      .from(tradeIntents)
      .where(
        and(
          eq(tradeIntents.accountId, accountId),
          sql`${tradeIntents.state} in ('planned', 'sent')`,
          sql`${tradeIntents.action} in ('cancel-trade', 'cancel-cross-order')`,
        ),
      );
    return rows.flatMap(({ subject }) => orderOf(subject));
  },
});
