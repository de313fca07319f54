import { and, desc, eq, gte, inArray, lt, ne } from "drizzle-orm";
import type { StoredNotice, TradeLog } from "#ports/trade-log.ts";
import { newestFirst } from "./newest-first.ts";
import type { Database } from "./open-database.ts";
import { listReceipts, prepareReceiptKeys, prepareReceiptsOfIds } from "./receipts/list-receipts.ts";
import { RECEIPT_COLUMNS, receiptOfRow } from "./receipts/receipt-of-row.ts";
import { positions } from "./schema/accounts.ts";
import { automations, triggers, triggerWork } from "./schema/guarding.ts";
import { outbox, receipts } from "./schema/telling.ts";
import { writeChanges } from "./write-change.ts";
import { writeReceipt } from "./write-receipt.ts";

const noticeOfRow = (row: typeof outbox.$inferSelect): StoredNotice => ({
  id: row.id,
  receiptId: row.receiptId,
  severity: row.severity,
  outcome: row.outcome,
  facts: row.facts,
  at: row.at.getTime(),
});

/** Receipts and notices in PostgreSQL, newest first by their sequence. */
export const createPostgresTradeLog = (db: Database): TradeLog => ({
  list: (userId, page) => listReceipts(db, userId, page),
  keys: prepareReceiptKeys(db),
  withIds: prepareReceiptsOfIds(db),
  find: async (userId, receiptId) => {
    const [row] = await db
      .select(RECEIPT_COLUMNS)
      .from(receipts)
      .where(and(eq(receipts.userId, userId), eq(receipts.id, receiptId)));
    return row === undefined ? null : receiptOfRow(row);
  },
  ofAutomation: async (userId, automationId, { from, to, limit }) => {
    const rows = await db
      .select(RECEIPT_COLUMNS)
      .from(receipts)
      .where(
        and(
          eq(receipts.userId, userId),
          eq(receipts.automationId, automationId),
          gte(receipts.at, new Date(from)),
          lt(receipts.at, new Date(to)),
        ),
      )
      .orderBy(desc(receipts.at), desc(receipts.seq))
      .limit(limit);
    return rows.map(receiptOfRow);
  },
  notices: async (userId, limit) => {
    const rows = await db
      .select()
      .from(outbox)
      .where(eq(outbox.userId, userId))
      .orderBy(newestFirst(outbox.seq))
      .limit(limit);
    return rows.map(noticeOfRow);
  },
  endPosition: (receipt) =>
    db.transaction(async (tx) => {
      const { accountId, positionId, at } = receipt;
      const ended = await tx
        .update(positions)
        .set({ isRunning: false, readAt: new Date(at) })
        .where(
          and(eq(positions.accountId, accountId), eq(positions.id, positionId ?? ""), positions.isRunning),
        )
        .returning({ id: positions.id });
      if (ended.length === 0) return;
      const over = await tx
        .update(automations)
        .set({ state: "ended", updatedAt: new Date(at) })
        .where(
          and(
            eq(automations.accountId, accountId),
            eq(automations.positionId, positionId ?? ""),
            ne(automations.state, "ended"),
          ),
        )
        .returning({ id: automations.id, userId: automations.userId, version: automations.version });
      await writeChanges(tx, over, { what: "ended", by: "axisor", at: new Date(at) });
      const ids = over.map(({ id }) => id);
      if (ids.length > 0) {
        await tx.delete(triggers).where(inArray(triggers.automationId, ids));
        await tx.delete(triggerWork).where(inArray(triggerWork.automationId, ids));
      }
      await writeReceipt(tx, receipt);
    }),
});
