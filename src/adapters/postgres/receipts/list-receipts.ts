import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import { arrayOf } from "../array-of.ts";
import { newestFirst } from "../newest-first.ts";
import type { Database } from "../open-database.ts";
import { exchangeAccounts } from "../schema/accounts.ts";
import { receipts } from "../schema/telling.ts";
import { RECEIPT_COLUMNS, receiptOfRow } from "./receipt-of-row.ts";

type Page = Parameters<TradeLog["list"]>[1];

/** Each of them, so that a log that is not chosen from by outcome is found by the same index. */
const OUTCOMES = Object.keys({
  confirmed: true,
  rejected: true,
  "not-applied": true,
  ambiguous: true,
  unknown: true,
  held: true,
  ended: true,
  blind: true,
  told: true,
  tripped: true,
} satisfies Record<ReceiptOutcome, true>);

/** Everything of a user, or of one position: as the index has it. */
const listInOrder = async (
  db: Database,
  userId: string,
  { limit, beforeSeq, outcomes, accountId = null, positionId = null }: Page,
): Promise<readonly StoredReceipt[]> => {
  const rows = await db
    .select(RECEIPT_COLUMNS)
    .from(receipts)
    .where(
      and(
        eq(receipts.userId, userId),
        beforeSeq === null ? undefined : lt(receipts.seq, beforeSeq),
        outcomes === null ? undefined : inArray(receipts.outcome, [...outcomes]),
        accountId === null ? undefined : eq(receipts.accountId, accountId),
        positionId === null ? undefined : eq(receipts.positionId, positionId),
      ),
    )
    .orderBy(newestFirst(receipts.seq))
    .limit(limit);
  return rows.map(receiptOfRow);
};

/**
 * A page of what has one of these outcomes, or is of one account: the newest of each outcome of each account, and of those the
 * newest. Looked for in order, what is rare would be looked for among everything that is not.
 */
const listChosen = async (
  db: Database,
  userId: string,
  { limit, beforeSeq, outcomes, accountId = null }: Page,
): Promise<readonly StoredReceipt[]> => {
  const newest = db
    .select(RECEIPT_COLUMNS)
    .from(receipts)
    .where(
      and(
        eq(receipts.accountId, exchangeAccounts.id),
        // Whose it is, is whose the account is; asked for twice, two indexes would be read through.
        sql`${receipts.outcome} = chosen.outcome`,
        beforeSeq === null ? undefined : lt(receipts.seq, beforeSeq),
      ),
    )
    .orderBy(newestFirst(receipts.seq))
    .limit(limit)
    .as("receipts");
  const rows = await db
    .select(newest._.selectedFields)
    .from(exchangeAccounts)
    .crossJoin(sql`unnest(${arrayOf([...(outcomes ?? OUTCOMES)])}::text[]) as chosen(outcome)`)
    .crossJoinLateral(newest)
    .where(
      and(
        eq(exchangeAccounts.userId, userId),
        accountId === null ? undefined : eq(exchangeAccounts.id, accountId),
      ),
    )
    .orderBy(newestFirst(newest.seq))
    .limit(limit);
  return rows.map(receiptOfRow);
};

/** A page of a user's receipts, newest first, at the same cost wherever it begins and whatever it is chosen by. */
export const listReceipts = (db: Database, userId: string, page: Page): Promise<readonly StoredReceipt[]> => {
  const { outcomes, accountId = null, positionId = null } = page;
  const isInOrder = positionId !== null || (outcomes === null && accountId === null);
  return (isInOrder ? listInOrder : listChosen)(db, userId, page);
};
