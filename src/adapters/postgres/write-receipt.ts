import { randomUUID } from "node:crypto";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { Transaction } from "./open-database.ts";
import { outbox, receipts } from "./schema/telling.ts";

/** Writes a receipt and the outbox row that tells of it; the caller's transaction makes them one with the outcome. */
export const writeReceipt = async (tx: Transaction, receipt: NewReceipt): Promise<void> => {
  const { severity, at, ...stored } = receipt;
  const when = new Date(at);
  await tx.insert(receipts).values({ ...stored, at: when });
  await tx.insert(outbox).values({
    id: randomUUID(),
    userId: receipt.userId,
    receiptId: receipt.id,
    severity,
    outcome: receipt.outcome,
    facts: receipt.facts,
    at: when,
  });
};
