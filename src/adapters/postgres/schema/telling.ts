import { bigserial, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ReceiptFacts, ReceiptOutcome } from "#domain/notifications/receipt.ts";
import { exchangeAccounts } from "./accounts.ts";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";

/** The stored inputs, verdict and outcome of one decision. The trade log is made of these rows; they are never changed. */
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
  },
  (t) => [index("receipts_log").on(t.userId, t.seq.desc()), index("receipts_account").on(t.accountId)],
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
