import { eq } from "drizzle-orm";
import type { PreferencesStore } from "#ports/preferences.ts";
import type { Database } from "./open-database.ts";
import { users } from "./schema/people.ts";
import { preferences } from "./schema/preferences.ts";

/** How people read, in PostgreSQL. */
export const createPostgresPreferences = (db: Database): PreferencesStore => ({
  of: async (userId) => {
    const [row] = await db.select().from(preferences).where(eq(preferences.userId, userId));
    if (row === undefined) return null;
    const { userId: _, chosenAt, ...kept } = row;
    return { ...kept, chosenAt: chosenAt.getTime() };
  },
  keep: async (userId, kept) => {
    const row = { ...kept, chosenAt: new Date(kept.chosenAt) };
    await db.transaction(async (tx) => {
      const [user] = await tx
        .select({ id: users.id })
        .from(users)
        .where(eq(users.id, userId))
        .for("key share");
      if (user === undefined) return;
      await tx
        .insert(preferences)
        .values({ userId, ...row })
        .onConflictDoUpdate({ target: preferences.userId, set: row });
    });
  },
});
