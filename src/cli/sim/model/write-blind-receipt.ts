import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { ModelTables } from "./model-tables.ts";
import { writeReceipt } from "./write-receipt.ts";

/** Tells that something of an account could not be read for so long. */
export const writeBlindReceipt = (
  tables: ModelTables,
  { id: accountId, userId }: StoredAccount,
  told: {
    readonly receiptId: string;
    readonly label: string;
    readonly reason: string | null;
    readonly since: number;
    readonly at: number;
  },
): void =>
  writeReceipt(tables, {
    id: told.receiptId,
    userId,
    accountId,
    automationId: null,
    positionId: null,
    intentId: null,
    outcome: "blind",
    facts: { kind: "account-blind", label: told.label, reason: told.reason ?? "", since: told.since },
    rawAnswer: null,
    severity: "danger",
    at: told.at,
  });
