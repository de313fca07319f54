import type { NewReceipt } from "#ports/trade-log.ts";
import type { ModelTables } from "./model-tables.ts";

/** @throws Error where the database would refuse the row. Asked before a transaction writes anything. */
export const refuseBadReceipt = (tables: ModelTables, receipt: NewReceipt | null): void => {
  if (receipt === null) return;
  if (tables.receipts.has(receipt.id)) throw new Error(`There is a receipt ${receipt.id} already`);
  if (!tables.accounts.has(receipt.accountId)) throw new Error(`There is no account ${receipt.accountId}`);
};

/** Writes a receipt and the notice that tells of it. */
export const writeReceipt = (tables: ModelTables, receipt: NewReceipt | null): void => {
  if (receipt === null) return;
  refuseBadReceipt(tables, receipt);
  const { severity, ...rest } = receipt;
  tables.last.receipt += 1;
  tables.receipts.set(receipt.id, { stored: { ...rest, seq: tables.last.receipt }, severity });
};
