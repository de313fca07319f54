import { and, eq, ne, type SQL } from "drizzle-orm";
import type { Database } from "./open-database.ts";
import { automations, triggers } from "./schema/guarding.ts";
import { writeChanges } from "./write-change.ts";

type Row = typeof automations.$inferSelect;

/**
 * Pauses a user's automation of some kind and disarms its triggers, in one transaction; once more changes nothing and is
 * noted no second time. Null when it is not theirs or has ended.
 */
export const pauseAutomation = (
  db: Database,
  { userId, id, at }: { readonly userId: string; readonly id: string; readonly at: number },
  isOfKind: SQL,
): Promise<Row | null> =>
  db.transaction(async (tx) => {
    const own = and(eq(automations.id, id), eq(automations.userId, userId), isOfKind);
    const [found] = await tx
      .select()
      .from(automations)
      .where(and(own, ne(automations.state, "ended")))
      .for("no key update");
    if (found === undefined) return null;
    await tx.update(triggers).set({ armed: false, rearmAt: null }).where(eq(triggers.automationId, id));
    if (found.state === "paused") return found;
    const pausedAt = new Date(at);
    await tx.update(automations).set({ state: "paused", updatedAt: pausedAt }).where(eq(automations.id, id));
    await writeChanges(tx, [found], { what: "paused", by: "trader", at: pausedAt });
    return { ...found, state: "paused", updatedAt: pausedAt };
  });
