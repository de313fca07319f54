import { getTableColumns } from "drizzle-orm";
import type { StoredReceipt } from "#ports/trade-log.ts";
import { receipts } from "../schema/telling.ts";

const { chainSeq: _, contentHash: __, previousHash: ___, hash: ____, ...told } = getTableColumns(receipts);

/** The columns that a receipt is told by; its place in the chain is the verifier's business, and is not asked for. */
export const RECEIPT_COLUMNS = told;

type Row = Pick<typeof receipts.$inferSelect, keyof typeof told>;

/** A receipt as the port tells it. */
export const receiptOfRow = ({ at, ...row }: Row): StoredReceipt => ({ ...row, at: at.getTime() });
