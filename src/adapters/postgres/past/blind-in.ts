import { and, asc, eq, gte, isNull, lt, or } from "drizzle-orm";
import type { Blindness, Stretch } from "#domain/notifications/why-not/past-minute.ts";
import type { Database } from "../open-database.ts";
import { accountBlindness } from "../schema/accounts.ts";

/** When an account could not be read in a stretch, and how long in all; null where it could. */
export const blindIn = async (
  db: Database,
  accountId: string,
  { from, to }: Stretch,
): Promise<Blindness | null> => {
  const [row] = await db
    .select()
    .from(accountBlindness)
    .where(
      and(
        eq(accountBlindness.accountId, accountId),
        lt(accountBlindness.since, new Date(to)),
        or(isNull(accountBlindness.until), gte(accountBlindness.until, new Date(from))),
      ),
    )
    .orderBy(asc(accountBlindness.since))
    .limit(1);
  if (row === undefined) return null;
  return { since: row.since.getTime(), until: row.until?.getTime() ?? null, reason: row.reason };
};
