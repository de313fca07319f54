import type { StoredReceipt } from "#ports/trade-log.ts";
import type { receipts } from "../schema/telling.ts";

type Row = typeof receipts.$inferSelect;

/** A receipt as the port tells it; its place in the chain is the verifier's business. */
export const receiptOfRow = ({
  chainSeq: _,
  contentHash: __,
  previousHash: ___,
  hash: ____,
  ...row
}: Row): StoredReceipt => ({ ...row, at: row.at.getTime() });
