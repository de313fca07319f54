import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  EventFacts,
  SecurityActor,
  SecurityEventKind,
  SecurityOutcome,
} from "#domain/security/security-event.ts";
import type { SignalName } from "#domain/security/signal-name.ts";
import { timeColumn } from "./columns.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * Who did what, when, from where, and whether it was let through. Rows are only ever added: each carries the digest of
 * the one before, and a trigger refuses every other change. No references: what happened outlives whom it happened to.
 */
export const securityEvents = pgTable(
  "security_events",
  {
    /** Without gaps: a missing number is a missing row. */
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: timeColumn("at").notNull(),
    kind: text("kind").$type<SecurityEventKind>().notNull(),
    outcome: text("outcome").$type<SecurityOutcome>().notNull(),
    /** Whose account it is about; null where nobody is known. */
    userId: uuid("user_id"),
    actor: text("actor").$type<SecurityActor>().notNull(),
    sessionId: uuid("session_id"),
    deviceId: uuid("device_id"),
    /** An IPv4 address or an IPv6 /64. */
    network: text("network"),
    facts: jsonb("facts").$type<EventFacts>().notNull(),
    /** From 0 to 1, as it stood when this was written. */
    risk: doublePrecision("risk").notNull(),
    /** What made it risky. */
    signals: text("signals").array().$type<SignalName[]>().notNull().default([]),
    previousHash: bytes("previous_hash").notNull(),
    hash: bytes("hash").notNull(),
  },
  (t) => [
    index("security_events_user").on(t.userId, t.seq.desc()),
    // What was let through is found however much was refused since.
    index("security_events_allowed").on(t.userId, t.seq.desc()).where(sql`${t.outcome} = 'allowed'`),
    index("security_events_risky").on(t.seq.desc()).where(sql`${t.risk} > 0.8`),
  ],
);

/** The end of the chain: one row, locked by whoever adds the next event. */
export const securityChain = pgTable(
  "security_chain",
  {
    id: integer("id").primaryKey(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    hash: bytes("hash").notNull(),
  },
  (t) => [check("security_chain_one_row", sql`${t.id} = 1`)],
);
