import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Channel, Severity } from "#domain/notifications/channel.ts";
import type { Loudness } from "#domain/notifications/choice/choices.ts";
import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
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
    // For the log by account and by outcome, each newest first.
    index("receipts_outcome").on(t.accountId, t.outcome, t.seq.desc()),
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

/**
 * What the trader is to be told; written in the transaction of the outcome, so nothing happens unheard. What becomes of it
 * is decided soon after, by their choice: until then `spreadAt` is null.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    receiptId: uuid("receipt_id").references(() => receipts.id, { onDelete: "cascade" }),
    severity: text("severity").$type<Severity>().notNull(),
    facts: jsonb("facts").$type<NotificationFacts>().notNull(),
    outcome: text("outcome").$type<ReceiptOutcome>().notNull(),
    at: timeColumn("at").notNull(),
    spreadAt: timeColumn("spread_at"),
    /** How it is shown in the app; `off` also where the same had just been told. */
    inApp: text("in_app").$type<Loudness>(),
    /** How often the same was not told before it. */
    heldBack: integer("held_back").notNull().default(0),
    /** Kept for the digest, and not in one yet. */
    isForDigest: boolean("is_for_digest").notNull().default(false),
    readAt: timeColumn("read_at"),
    /** When and where somebody said that they saw it; asked for where it is danger. */
    acknowledgedAt: timeColumn("acknowledged_at"),
    acknowledgedOn: text("acknowledged_on").$type<Channel>(),
    traceparent: text("traceparent"),
  },
  (t) => [
    index("outbox_user").on(t.userId, t.seq.desc()),
    index("outbox_receipt").on(t.receiptId),
    index("outbox_fresh").on(t.seq).where(sql`${t.spreadAt} is null`),
    index("outbox_unread").on(t.userId, t.seq.desc()).where(sql`${t.readAt} is null`),
    index("outbox_digest").on(t.userId, t.seq).where(sql`${t.isForDigest}`),
    index("outbox_at").on(t.at),
  ],
);
