import { and, asc, count, eq, gt, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { RECEIPT_CHAIN_ORIGIN } from "#domain/notifications/receipt-content.ts";
import type { ChainLink } from "#domain/security/check-link.ts";
import type { ReceiptChains } from "#ports/receipt-chains.ts";
import { oneRow } from "./one-row.ts";
import type { Database } from "./open-database.ts";
import { contentHashOf, linkHashOf } from "./receipts/receipt-digest.ts";
import { receiptOfRow } from "./receipts/receipt-of-row.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { receiptChains, receipts, removedReceipts } from "./schema/telling.ts";

const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString("hex");

type Stored = Pick<typeof removedReceipts.$inferSelect, "previousHash" | "hash"> & { readonly seq: number };

/** A link with its digest taken anew from what it says, or from the digest of it where the receipt itself is gone. */
const linkOf = ({ seq, previousHash, hash }: Stored, contentHash: Uint8Array): ChainLink => ({
  seq,
  previousHash: hex(previousHash),
  hash: hex(hash),
  digest: hex(linkHashOf(previousHash, seq, contentHash)),
});

const NONE = new Uint8Array();

const standing = async (db: Database, userId: string, after: number, limit: number): Promise<ChainLink[]> => {
  const rows = await db
    .select()
    .from(receipts)
    .where(and(eq(receipts.userId, userId), gt(receipts.chainSeq, after)))
    .orderBy(asc(receipts.chainSeq))
    .limit(limit);
  return rows.map((row) =>
    linkOf(
      { seq: row.chainSeq ?? 0, previousHash: row.previousHash ?? NONE, hash: row.hash ?? NONE },
      contentHashOf(receiptOfRow(row)),
    ),
  );
};

const removed = async (db: Database, userId: string, after: number, limit: number): Promise<ChainLink[]> => {
  const account = db
    .select({ id: exchangeAccounts.id })
    .from(exchangeAccounts)
    .where(eq(exchangeAccounts.id, removedReceipts.accountId));
  const rows = await db
    .select()
    .from(removedReceipts)
    .where(and(eq(removedReceipts.userId, userId), gt(removedReceipts.seq, after), notExists(account)))
    .orderBy(asc(removedReceipts.seq))
    .limit(limit);
  return rows.map((row) => linkOf(row, row.contentHash));
};

/** The chains of receipts in PostgreSQL, as a verifier reads them. */
export const createPostgresReceiptChains = (db: Database): ReceiptChains => ({
  users: async (after, limit) => {
    const since = (userId: typeof receipts.userId | typeof receiptChains.userId) =>
      after === null ? undefined : gt(userId, after);
    // Each of the two stops at the page by itself: the whole of both would be read for the first thousand otherwise.
    const rows = await db
      .select({ userId: receiptChains.userId })
      .from(receiptChains)
      .where(since(receiptChains.userId))
      .orderBy(asc(receiptChains.userId))
      .limit(limit)
      .union(
        db
          .selectDistinct({ userId: receipts.userId })
          .from(receipts)
          .where(and(isNotNull(receipts.chainSeq), since(receipts.userId)))
          .orderBy(asc(receipts.userId))
          .limit(limit),
      )
      .orderBy(sql`user_id`)
      .limit(limit);
    return rows.map(({ userId }) => userId);
  },
  head: async (userId) => {
    const [end] = await db.select().from(receiptChains).where(eq(receiptChains.userId, userId));
    return end === undefined ? RECEIPT_CHAIN_ORIGIN : { seq: end.seq, hash: hex(end.hash) };
  },
  links: async (userId, after, limit) => {
    const both = await Promise.all([standing(db, userId, after, limit), removed(db, userId, after, limit)]);
    return both
      .flat()
      .sort((one, other) => one.seq - other.seq)
      .slice(0, limit);
  },
  countUnchained: async () =>
    oneRow(await db.select({ rows: count() }).from(receipts).where(isNull(receipts.chainSeq))).rows,
});
