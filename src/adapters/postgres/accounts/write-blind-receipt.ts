import type { Transaction } from "../open-database.ts";
import { writeReceipt } from "../write-receipt.ts";

/** What cannot be read, since when and why, and what the receipt of it is called. */
type Blindness = {
  readonly receiptId: string;
  readonly label: string;
  readonly reason: string | null;
  readonly since: Date;
  readonly at: number;
};

/** Tells the owner of an account that something of it cannot be read, so that nothing guards it. */
export const writeBlindReceipt = async (
  tx: Transaction,
  { id, userId }: { readonly id: string; readonly userId: string },
  { receiptId, label, reason, since, at }: Blindness,
): Promise<void> => {
  await writeReceipt(tx, {
    id: receiptId,
    userId,
    accountId: id,
    automationId: null,
    positionId: null,
    intentId: null,
    outcome: "blind",
    facts: { kind: "account-blind", label, reason: reason ?? "", since: since.getTime() },
    rawAnswer: null,
    severity: "danger",
    at,
  });
};
