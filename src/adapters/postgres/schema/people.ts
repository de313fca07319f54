import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { LoginMethod, Role } from "#ports/users.ts";
import { timeColumn } from "./columns.ts";

/** A person who can log in. The e-mail is unique without regard to case. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    role: text("role").$type<Role>().notNull().default("trader"),
    /** Until then nothing may put more at risk: a password that was reset is not yet trusted with money. */
    frozenUntil: timeColumn("frozen_until"),
    passwordChangedAt: timeColumn("password_changed_at"),
    createdAt: timeColumn("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("users_email_unique").on(sql`lower(${t.email})`),
    // For telling whoever runs the installation.
    index("users_operators").on(t.id).where(sql`${t.role} = 'operator'`),
    check("users_role", sql`${t.role} in ('trader', 'operator')`),
  ],
);

/** A browser somebody logged in with before. It keeps a token of its own, stored here as its digest. */
export const devices = pgTable(
  "devices",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    label: text("label").notNull(),
    network: text("network").notNull(),
    firstSeenAt: timeColumn("first_seen_at").notNull(),
    lastSeenAt: timeColumn("last_seen_at").notNull(),
  },
  (t) => [uniqueIndex("devices_of_user").on(t.userId, t.tokenHash)],
);

/** A signed-in browser. The row is the session: deleting it signs that browser out at once. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    /** Its token before the last fresh factor, good for what was on its way then and for a few seconds only. */
    previousTokenHash: text("previous_token_hash"),
    renewedAt: timeColumn("renewed_at"),
    /** What it is called where sessions are listed and ended; it opens nothing. */
    id: uuid("id").notNull().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    deviceId: uuid("device_id").references(() => devices.id, { onDelete: "cascade" }),
    label: text("label"),
    /** Where it was opened from: an IPv4 address or an IPv6 /64. */
    network: text("network"),
    method: text("method").$type<LoginMethod>().notNull().default("password"),
    /** When this session last proved, by a fresh factor, that the right person sits before it. */
    steppedUpAt: timeColumn("stepped_up_at"),
    createdAt: timeColumn("created_at").notNull(),
    lastSeenAt: timeColumn("last_seen_at").notNull(),
    expiresAt: timeColumn("expires_at").notNull(),
    idleMs: integer("idle_ms").notNull(),
  },
  (t) => [
    index("sessions_user").on(t.userId),
    index("sessions_device").on(t.deviceId),
    uniqueIndex("sessions_id").on(t.id),
    index("sessions_previous_token").on(t.previousTokenHash).where(sql`${t.previousTokenHash} is not null`),
  ],
);
