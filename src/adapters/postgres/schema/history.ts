import { sql } from "drizzle-orm";
import { bigserial, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ChangeKind, ChangeMaker } from "#domain/automations/history/automation-change.ts";
import { timeColumn } from "./columns.ts";
import { automations } from "./guarding.ts";

/**
 * What happened to automations from their first settings to their end. Rows are only ever added: a trigger refuses every
 * other change but the end of the automation itself. `version` is the one in force after it, and its settings are kept
 * beside it in `automation_versions`.
 */
export const automationChanges = pgTable(
  "automation_changes",
  {
    /** In the order they happened, for one automation: whoever changes it holds its row. */
    id: bigserial("id", { mode: "number" }).primaryKey(),
    automationId: uuid("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    userId: uuid("user_id").notNull(),
    at: timeColumn("at").notNull(),
    what: text("what").$type<ChangeKind>().notNull(),
    version: integer("version").notNull(),
    by: text("by").$type<ChangeMaker>().notNull(),
    /** Whose settings these are again; null unless it was rolled back. */
    fromVersion: integer("from_version"),
  },
  (t) => [
    index("automation_changes_automation").on(t.automationId, t.id),
    check(
      "automation_changes_what",
      sql`${t.what} in ('armed', 'edited', 'paused', 'resumed', 'ended', 'deleted', 'rolled-back', 'copied', 'imported')`,
    ),
    check("automation_changes_by", sql`${t.by} in ('trader', 'panic', 'axisor', 'plan', 'entry')`),
    check("automation_changes_from", sql`(${t.what} = 'rolled-back') = (${t.fromVersion} is not null)`),
  ],
);
