import { and, asc, eq, gte, isNull, lt, or } from "drizzle-orm";
import type { Blindness, Stretch } from "#domain/notifications/why-not/past-minute.ts";
import type { Database } from "../open-database.ts";
import type { accountBlindness, crossBlindness } from "../schema/past.ts";

/** When an account, or its cross margin, could not be read in a stretch, and how long in all; null where it could. */
export const blindIn = async (
  db: Database,
  kept: typeof accountBlindness | typeof crossBlindness,
  accountId: string,
  { from, to }: Stretch,
): Promise<Blindness | null> => {
  const [row] = await db
    .select()
    .from(kept)
    .where(
      and(
        eq(kept.accountId, accountId),
        lt(kept.since, new Date(to)),
        or(isNull(kept.until), gte(kept.until, new Date(from))),
      ),
    )
    .orderBy(asc(kept.since))
    .limit(1);
  if (row === undefined) return null;
  return { since: row.since.getTime(), until: row.until?.getTime() ?? null, reason: row.reason };
};
