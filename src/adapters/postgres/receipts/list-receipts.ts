import { and, desc, eq, inArray, lt, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { ReceiptKey, ReceiptPage, StoredReceipt } from "#ports/trade-log.ts";
import { arrayOf } from "../array-of.ts";
import { newestFirst } from "../newest-first.ts";
import type { Database } from "../open-database.ts";
import { exchangeAccounts } from "../schema/accounts.ts";
import { receipts } from "../schema/telling.ts";
import { RECEIPT_COLUMNS, receiptOfRow } from "./receipt-of-row.ts";

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

const KEY = { id: receipts.id, seq: receipts.seq };

/** A page of everything of a user, written out once: every look at a page asks for one. */
const prepareNewestKeys = (db: Database) => {
  const page = (after: SQL | undefined, name: string) =>
    db
      .select(KEY)
      .from(receipts)
      .where(and(eq(receipts.userId, sql.placeholder("userId")), after))
      .orderBy(newestFirst(receipts.seq))
      .limit(sql.placeholder("limit"))
      .prepare(name);
  const first = page(undefined, "first-receipts");
  const next = page(lt(receipts.seq, sql.placeholder("beforeSeq")), "next-receipts");
  return (userId: string, { limit, beforeSeq }: Pick<ReceiptPage, "limit" | "beforeSeq">) =>
    beforeSeq === null ? first.execute({ userId, limit }) : next.execute({ userId, limit, beforeSeq });
};

/** Everything of a user, or of one position: as the index has it. */
const keysInOrder = (
  db: Database,
  userId: string,
  { limit, beforeSeq, outcomes, accountId = null, positionId = null }: ReceiptPage,
) =>
  db
    .select(KEY)
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

/**
 * A page of what has one of these outcomes, or is of one account: the newest of each outcome of each account, and of those the
 * newest. Looked for in order, what is rare would be looked for among everything that is not.
 */
const keysChosen = (
  db: Database,
  userId: string,
  { limit, beforeSeq, outcomes, accountId = null }: ReceiptPage,
) => {
  const newest = db
    .select(KEY)
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
  return db
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
};

const keysOf = (db: Database, userId: string, page: ReceiptPage) => {
  const { outcomes, accountId = null, positionId = null } = page;
  const isInOrder = positionId !== null || (outcomes === null && accountId === null);
  return (isInOrder ? keysInOrder : keysChosen)(db, userId, page);
};

const rowsOf = (db: Database, userId: string | Placeholder, ids: SQL) =>
  db
    .select(RECEIPT_COLUMNS)
    .from(receipts)
    .where(and(eq(receipts.userId, userId), sql`${receipts.id} = any(${ids})`))
    .orderBy(desc(receipts.seq));

/**
 * The names of a page of a user's receipts, newest first, at the same cost wherever it begins and whatever it is chosen by;
 * a fraction of what all that they tell costs.
 */
export const prepareReceiptKeys = (db: Database) => {
  const newest = prepareNewestKeys(db);
  return async (userId: string, page: ReceiptPage): Promise<readonly ReceiptKey[]> => {
    const { outcomes, accountId = null, positionId = null } = page;
    const isChosen = outcomes !== null || accountId !== null || positionId !== null;
    return isChosen ? await keysOf(db, userId, page) : await newest(userId, page);
  };
};

/** The receipts of such a page. */
export const listReceipts = async (
  db: Database,
  userId: string,
  page: ReceiptPage,
): Promise<readonly StoredReceipt[]> => {
  const ids = sql`array(select page.id from (${keysOf(db, userId, page).getSQL()}) page)`;
  return (await rowsOf(db, userId, ids)).map(receiptOfRow);
};

/** The receipts of these names, newest first; those that are not the user's are left out. */
export const prepareReceiptsOfIds = (db: Database) => {
  const ids = sql`${sql.placeholder("ids")}::uuid[]`;
  const rows = rowsOf(db, sql.placeholder("userId"), ids).prepare("receipts-of-ids");
  return async (userId: string, receiptIds: readonly string[]): Promise<readonly StoredReceipt[]> =>
    (await rows.execute({ userId, ids: arrayOf(receiptIds) })).map(receiptOfRow);
};
