import { and, asc, eq, lt } from "drizzle-orm";
import type { Stretch } from "#domain/notifications/why-not/past-minute.ts";
import type { Database } from "../open-database.ts";
import { automationVersions } from "../schema/guarding.ts";
import { automationChanges } from "../schema/history.ts";

export type PastVersion = typeof automationVersions.$inferSelect;

/** The settings in force as the stretch began, else the first that were made in it. */
export const versionAt = async (
  db: Database,
  automationId: string,
  { from, to }: Stretch,
): Promise<PastVersion | null> => {
  const made = await db
    .select()
    .from(automationVersions)
    .where(
      and(eq(automationVersions.automationId, automationId), lt(automationVersions.madeAt, new Date(to))),
    )
    .orderBy(asc(automationVersions.version));
  return made.findLast(({ madeAt }) => madeAt.getTime() <= from) ?? made[0] ?? null;
};

/** All that was done to an automation, what came after the stretch too: it tells when a pause of then ended. */
export const changesOf = async (db: Database, automationId: string) => {
  const rows = await db
    .select({ kind: automationChanges.what, at: automationChanges.at })
    .from(automationChanges)
    .where(eq(automationChanges.automationId, automationId))
    .orderBy(asc(automationChanges.id));
  return rows.map(({ kind, at }) => ({ kind, at: at.getTime() }));
};
