import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PanicStage } from "#domain/panic/panic-stage.ts";
import type { PanicActor, PanicAim, TargetState } from "#ports/panic.ts";
import { exchangeAccounts } from "./accounts.ts";
import { basisPointsColumn, timeColumn, usdColumn } from "./columns.ts";
import { users } from "./people.ts";

/** How far the panic switch is thrown, for one account or for all of a user's; calm is no row. */
export const panicStages = pgTable(
  "panic_stages",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: uuid("account_id").references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    stage: text("stage").$type<Exclude<PanicStage, "calm">>().notNull(),
    by: text("by").$type<PanicActor>().notNull(),
    at: timeColumn("at").notNull(),
  },
  (t) => [
    unique("panic_stages_one").on(t.userId, t.accountId).nullsNotDistinct(),
    index("panic_stages_account").on(t.accountId),
    check("panic_stages_stage", sql`${t.stage} in ('freeze', 'guards-only', 'reduce', 'flatten', 'revoke')`),
    check("panic_stages_by", sql`${t.by} in ('trader', 'link', 'breaker')`),
  ],
);

/** One throw of the switch on one account: what closes positions until `share` of them is left. */
export const panicRuns = pgTable(
  "panic_runs",
  {
    panicId: uuid("panic_id").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    share: basisPointsColumn("share_bps").notNull(),
    by: text("by").$type<PanicActor>().notNull(),
    startedAt: timeColumn("started_at").notNull(),
    leaseUntil: timeColumn("lease_until").notNull(),
    doneAt: timeColumn("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.panicId, t.accountId] }),
    index("panic_runs_account").on(t.accountId),
    index("panic_runs_user").on(t.userId),
    index("panic_runs_open").on(t.leaseUntil).where(sql`${t.doneAt} is null`),
    check("panic_runs_share", sql`${t.share} between 0 and 10000`),
  ],
);

/** What a run aims at, and how far each of it has come. `place` is the order in which it is closed. */
export const panicAims = pgTable(
  "panic_aims",
  {
    panicId: uuid("panic_id").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    kind: text("kind").$type<PanicAim["kind"]>().notNull(),
    id: text("id").notNull(),
    quantity: usdColumn("quantity").notNull(),
    place: integer("place").notNull(),
    state: text("state").$type<TargetState>().notNull(),
    attempt: integer("attempt").notNull().default(0),
    words: text("words"),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.panicId, t.accountId, t.kind, t.id] }),
    index("panic_aims_account").on(t.accountId),
    check("panic_aims_state", sql`${t.state} in ('planned', 'sent', 'confirmed', 'failed')`),
  ],
);

/** A link that throws the switch once. Its token is stored nowhere; `digest` tells that it was right. */
export const panicLinks = pgTable(
  "panic_links",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    digest: text("digest").notNull().unique("panic_links_digest"),
    label: text("label").notNull(),
    createdAt: timeColumn("created_at").notNull(),
    expiresAt: timeColumn("expires_at").notNull(),
    usedAt: timeColumn("used_at"),
    revokedAt: timeColumn("revoked_at"),
  },
  (t) => [
    index("panic_links_user").on(t.userId, t.createdAt),
    index("panic_links_open").on(t.expiresAt).where(sql`${t.usedAt} is null and ${t.revokedAt} is null`),
  ],
);
