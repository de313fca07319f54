import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  index,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AlertRule } from "#domain/notifications/notification-facts.ts";
import type { Raised } from "#domain/operations/judge-alerts.ts";
import type { ComponentName, ComponentState } from "#domain/operations/operating-facts.ts";
import type { Heartbeat } from "#ports/operations.ts";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";

/** A process that lives, written by its own work. */
export const heartbeats = pgTable("heartbeats", {
  id: uuid("id").primaryKey(),
  role: text("role").$type<Heartbeat["role"]>().notNull(),
  version: text("version").notNull(),
  startedAt: timeColumn("started_at").notNull(),
  seenAt: timeColumn("seen_at").notNull(),
});

/** How a part of the installation stood when it was last looked at, and since when. */
export const componentStates = pgTable("component_states", {
  name: text("name").$type<ComponentName>().primaryKey(),
  state: text("state").$type<ComponentState>().notNull(),
  detail: text("detail").notNull(),
  latencyMs: doublePrecision("latency_ms"),
  since: timeColumn("since").notNull(),
  seenAt: timeColumn("seen_at").notNull(),
});

/** What the operator's rules raised; `clearedAt` is null while it stands. */
export const operatorAlerts = pgTable(
  "operator_alerts",
  {
    id: uuid("id").primaryKey(),
    rule: text("rule").$type<AlertRule>().notNull(),
    subject: text("subject").notNull(),
    severity: text("severity").$type<Raised["severity"]>().notNull(),
    detail: text("detail").notNull(),
    since: timeColumn("since").notNull(),
    seenAt: timeColumn("seen_at").notNull(),
    silencedUntil: timeColumn("silenced_until"),
    clearedAt: timeColumn("cleared_at"),
  },
  (t) => [
    uniqueIndex("operator_alerts_standing").on(t.rule, t.subject).where(sql`${t.clearedAt} is null`),
    index("operator_alerts_history").on(t.since.desc(), t.id.desc()),
    index("operator_alerts_cleared").on(t.clearedAt).where(sql`${t.clearedAt} is not null`),
    check("operator_alerts_severity", sql`${t.severity} in ('warning', 'danger')`),
  ],
);

/** The automation that proves protection, on the paper exchange: one at a time, with an account of its own. */
export const canary = pgTable(
  "canary",
  {
    id: smallint("id").primaryKey().default(1),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: uuid("account_id").notNull(),
    positionId: text("position_id").notNull(),
    startedAt: timeColumn("started_at").notNull(),
    /** When what its guard did was last read back at the exchange. */
    provenAt: timeColumn("proven_at"),
  },
  (t) => [index("canary_user").on(t.userId), check("canary_one", sql`${t.id} = 1`)],
);
