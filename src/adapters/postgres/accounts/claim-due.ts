import { and, asc, eq, lte, ne, sql } from "drizzle-orm";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Database } from "../open-database.ts";
import { accountOfRow } from "../rows.ts";
import { exchangeAccounts } from "../schema/accounts.ts";

/** Takes accounts that are due, most overdue first; none is given to two who ask at once. */
export const claimDue = async (
  db: Database,
  ...[network, at, limit, holdMs]: Parameters<ExchangeAccounts["claimDue"]>
): ReturnType<ExchangeAccounts["claimDue"]> => {
  const due = db
    .select({ id: exchangeAccounts.id })
    .from(exchangeAccounts)
    .where(
      and(
        eq(exchangeAccounts.network, network),
        lte(exchangeAccounts.nextReadAt, new Date(at)),
        ne(exchangeAccounts.status, "refused"),
      ),
    )
    .orderBy(asc(exchangeAccounts.nextReadAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  const rows = await db
    .update(exchangeAccounts)
    .set({ nextReadAt: new Date(at + holdMs) })
    // An array, not `in`: without its values the plan would expect every account to be due, and read them all.
    .where(sql`${exchangeAccounts.id} = any(array(${due}))`)
    .returning();
  return rows.map(accountOfRow);
};
