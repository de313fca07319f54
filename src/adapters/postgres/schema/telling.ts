import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ReceiptFacts, ReceiptOutcome } from "#domain/notifications/receipt.ts";
import { exchangeAccounts } from "./accounts.ts";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * The stored inputs, verdict and outcome of one decision. The trade log is made of these rows. They are only ever added,
 * each with its place in its user's chain: a trigger refuses every change, and removal but with the account or the user.
 */
export const receipts = pgTable(
  "receipts",
  {
    id: uuid("id").primaryKey(),
    /** Orders receipts of one instant; the keyset of the trade log. */
    seq: bigserial("seq", { mode: "number" }).notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    automationId: uuid("automation_id"),
    positionId: text("position_id"),
    intentId: uuid("intent_id"),
    outcome: text("outcome").$type<ReceiptOutcome>().notNull(),
    facts: jsonb("facts").$type<ReceiptFacts>().notNull(),
    rawAnswer: text("raw_answer"),
    at: timeColumn("at").notNull(),
    /** Counts the receipts of the user from 1. Null, as the digests are, in rows from before the chain; no other may be. */
    chainSeq: bigint("chain_seq", { mode: "number" }),
    /** Of what the receipt says; outlives it where its account is removed. */
    contentHash: bytes("content_hash"),
    previousHash: bytes("previous_hash"),
    hash: bytes("hash"),
  },
  (t) => [
    index("receipts_log").on(t.userId, t.seq.desc()),
    index("receipts_account").on(t.accountId),
    uniqueIndex("receipts_chain").on(t.userId, t.chainSeq),
    index("receipts_automation").on(t.automationId, t.at),
    index("receipts_position")
      .on(t.userId, t.positionId, t.seq.desc())
      .where(sql`${t.positionId} is not null`),
    check(
      "receipts_chained",
      sql`num_nulls(${t.chainSeq}, ${t.contentHash}, ${t.previousHash}, ${t.hash}) = 0`,
    ),
  ],
);

/** The end of each user's chain: whoever writes a receipt holds this row until it commits, and keeps only that user waiting. */
export const receiptChains = pgTable("receipt_chains", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  seq: bigint("seq", { mode: "number" }).notNull(),
  previousHash: bytes("previous_hash").notNull(),
  hash: bytes("hash").notNull(),
});

/** What is left of a receipt whose account was removed: its place in the chain, which goes on across it. */
export const removedReceipts = pgTable(
  "removed_receipts",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    seq: bigint("seq", { mode: "number" }).notNull(),
    accountId: uuid("account_id").notNull(),
    contentHash: bytes("content_hash").notNull(),
    previousHash: bytes("previous_hash").notNull(),
    hash: bytes("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.seq] })],
);

/** What the trader is to be told; written in the transaction of the outcome, so nothing happens unheard. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    receiptId: uuid("receipt_id").references(() => receipts.id, { onDelete: "cascade" }),
    severity: text("severity").$type<"info" | "warning" | "danger">().notNull(),
    facts: jsonb("facts").$type<ReceiptFacts>().notNull(),
    outcome: text("outcome").$type<ReceiptOutcome>().notNull(),
    at: timeColumn("at").notNull(),
  },
  (t) => [index("outbox_user").on(t.userId, t.seq.desc()), index("outbox_receipt").on(t.receiptId)],
);
