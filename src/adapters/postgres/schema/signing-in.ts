import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Locale } from "#domain/language/locale.ts";
import type { ChallengeKind } from "#ports/login-challenges.ts";
import type { LetterState, MailFacts, MailLinkPurpose } from "#ports/mails.ts";
import type { LoginMethod } from "#ports/users.ts";
import { timeColumn } from "./columns.ts";
import { devices, users } from "./people.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * One step of a login or of an enrolment that was begun and not ended. Its token leaves the server once; only the digest
 * is stored. Deleting the row is using it, so each serves once.
 */
export const loginChallenges = pgTable(
  "login_challenges",
  {
    tokenHash: text("token_hash").primaryKey(),
    kind: text("kind").$type<ChallengeKind>().notNull(),
    /** Null where a passkey will tell who it is. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    deviceId: uuid("device_id").references(() => devices.id, { onDelete: "cascade" }),
    /** What an authenticator has to sign, base64url. */
    passkeyChallenge: text("passkey_challenge"),
    method: text("method").$type<LoginMethod>(),
    createdAt: timeColumn("created_at").notNull(),
    expiresAt: timeColumn("expires_at").notNull(),
  },
  (t) => [
    index("login_challenges_user").on(t.userId),
    index("login_challenges_device").on(t.deviceId),
    index("login_challenges_expiry").on(t.expiresAt),
  ],
);

/** A trader's authenticator app. The seed lies in `sealed_secrets`; it counts from `confirmedAt` on. */
export const totpFactors = pgTable("totp_factors", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  revision: integer("revision").notNull(),
  confirmedAt: timeColumn("confirmed_at"),
  /** The newest 30-second step a code was accepted for: no code serves twice, whoever sends it. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: timeColumn("created_at").notNull(),
});

/** Backup codes that are left. The selector finds the row, the slow hash proves the rest; deleting it is using it. */
export const backupCodes = pgTable(
  "backup_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    selector: text("selector").notNull(),
    codeHash: text("code_hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.selector] })],
);

/** Public keys of a trader's authenticators. `id` is the credential id, base64url. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    publicKey: bytes("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    label: text("label").notNull(),
    isBackedUp: boolean("is_backed_up").notNull(),
    createdAt: timeColumn("created_at").notNull(),
    lastUsedAt: timeColumn("last_used_at"),
  },
  (t) => [index("passkeys_user").on(t.userId)],
);

/**
 * A link that was sent to an address. Its token is made from `id` and a secret that is not in the database, so whoever
 * reads this table cannot follow one.
 */
export const mailLinks = pgTable(
  "mail_links",
  {
    id: uuid("id").primaryKey(),
    purpose: text("purpose").$type<MailLinkPurpose>().notNull(),
    email: text("email").notNull(),
    /** Null where nobody has the address yet. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    createdAt: timeColumn("created_at").notNull(),
    expiresAt: timeColumn("expires_at").notNull(),
  },
  (t) => [
    index("mail_links_user").on(t.userId),
    index("mail_links_expiry").on(t.expiresAt),
    index("mail_links_address").on(t.email, t.purpose),
    check("mail_links_purpose", sql`${t.purpose} in ('register', 'reset', 'change-email')`),
  ],
);

/** Mail to be sent: facts, never words and never a token. */
export const mails = pgTable(
  "mails",
  {
    id: uuid("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    to: text("to").notNull(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    facts: jsonb("facts").$type<MailFacts>().notNull(),
    locale: text("locale").$type<Locale>().notNull().default("en"),
    timeZone: text("time_zone").notNull().default("UTC"),
    createdAt: timeColumn("created_at").notNull(),
    /** `unsent` where this installation sends no mail: then it is shown on /outbox at most. */
    state: text("state").$type<LetterState>().notNull().default("unsent"),
    attempts: integer("attempts").notNull().default(0),
    lastWords: text("last_words"),
    endedAt: timeColumn("ended_at"),
  },
  (t) => [
    index("mails_user").on(t.userId),
    index("mails_seq").on(t.seq),
    index("mails_ended").on(t.createdAt).where(sql`${t.state} <> 'waiting'`),
    check("mails_state", sql`${t.state} in ('waiting', 'sent', 'failed', 'unsent')`),
    check("mails_locale", sql`${t.locale} in ('en', 'pt-BR')`),
  ],
);

/** What counts attempts where Redis must not decide. `key` is a digest of whom and what for; times in epoch milliseconds. */
export const authCounters = pgTable(
  "auth_counters",
  {
    key: text("key").primaryKey(),
    windowStart: bigint("window_start", { mode: "number" }).notNull(),
    current: integer("current").notNull(),
    previous: integer("previous").notNull(),
    endsAt: doublePrecision("ends_at").notNull(),
  },
  (t) => [index("auth_counters_end").on(t.endsAt)],
);
