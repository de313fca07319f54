import { and, asc, count, eq, gt, isNull, notExists, sql } from "drizzle-orm";
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

/** Before whoever there can be. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The chains of receipts in PostgreSQL, as a verifier reads them. */
export const createPostgresReceiptChains = (db: Database): ReceiptChains => ({
  users: async (after, limit) => {
    const since = sql`user_id > ${after ?? NOBODY}::uuid`;
    // From each trader to the next by the index, and no further than the page: their receipts are passed over, not read.
    const rows = await db.execute<{ user_id: string }>(sql`
      with recursive written as (
        (select user_id from receipts where chain_seq is not null and ${since} order by user_id limit 1)
        union all
        select (select user_id from receipts where chain_seq is not null and user_id > written.user_id
                order by user_id limit 1)
        from written where written.user_id is not null
      )
      (select user_id from receipt_chains where ${since} order by user_id limit ${limit})
      union
      (select user_id from written where user_id is not null limit ${limit})
      order by user_id limit ${limit}`);
    return [...rows].map(({ user_id }) => user_id);
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
