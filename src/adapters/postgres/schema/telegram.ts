import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";

const ownerColumn = () =>
  uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** Telegram's ids have at most 52 significant bits. */
const idColumn = (name: string) => bigint(name, { mode: "number" });

/** The chat of a user with the bot: one each way. */
export const telegramChats = pgTable(
  "telegram_chats",
  {
    userId: ownerColumn().primaryKey(),
    chatId: idColumn("chat_id").notNull().unique("telegram_chats_chat"),
    label: text("label").notNull(),
    boundAt: timeColumn("bound_at").notNull(),
    deadAt: timeColumn("dead_at"),
  },
  (t) => [check("telegram_chats_label", sql`length(${t.label}) <= 100`)],
);

/** What waits for an answer in a chat: a code that binds one, or a question. Only digests are kept. One of each for a user. */
export const telegramCodes = pgTable(
  "telegram_codes",
  {
    userId: ownerColumn(),
    purpose: text("purpose").$type<"bind" | "flatten">().notNull(),
    /** Names what is done upon it. */
    id: uuid("id").notNull(),
    digest: text("digest").notNull(),
    /** Where it was asked; null for a code, which no chat knows yet. */
    chatId: idColumn("chat_id"),
    expiresAt: timeColumn("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.purpose] }),
    unique("telegram_codes_digest").on(t.digest),
    index("telegram_codes_id").on(t.id),
    index("telegram_codes_end").on(t.expiresAt),
    check("telegram_codes_purpose", sql`${t.purpose} in ('bind', 'flatten')`),
    check("telegram_codes_chat", sql`(${t.purpose} = 'bind') = (${t.chatId} is null)`),
  ],
);

/** How far the bot has read: one row. */
export const telegramState = pgTable(
  "telegram_state",
  { one: smallint("one").primaryKey(), last: idColumn("last").notNull(), at: timeColumn("at").notNull() },
  (t) => [check("telegram_state_one", sql`${t.one} = 1`)],
);
