import { and, eq, sql } from "drizzle-orm";
import type { Intents } from "#ports/intents.ts";
import type { Database } from "../open-database.ts";
import { exchangeAccounts } from "../schema/accounts.ts";
import { tradeIntents } from "../schema/guarding.ts";
import { intentOfRow } from "./intent-of-row.ts";
import { fromNow } from "./lease.ts";

/** Claims open intents that nobody holds, each with a new fence, at a time told by the database's clock. */
export const claimUnsettled = async (
  db: Database,
  ...[network, limit, leaseMs]: Parameters<Intents["claimUnsettled"]>
): ReturnType<Intents["claimUnsettled"]> => {
  const due = db
    .select({ id: tradeIntents.id })
    .from(tradeIntents)
    .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, tradeIntents.accountId))
    .where(
      and(
        // Written out, not parameters: the index of open intents is found by its predicate.
        sql`${tradeIntents.state} in ('planned', 'sent')`,
        eq(exchangeAccounts.network, network),
        sql`${tradeIntents.leaseUntil} <= clock_timestamp()`,
      ),
    )
    .orderBy(tradeIntents.leaseUntil)
    .limit(limit)
    .for("update", { of: tradeIntents, skipLocked: true });
  const rows = await db
    .update(tradeIntents)
    .set({ fence: sql`${tradeIntents.fence} + 1`, leaseUntil: fromNow(leaseMs) })
    .where(sql`${tradeIntents.id} = any(array(${due}))`)
    .returning();
  if (rows.length === 0) return [];
  const [clock] = await db.$client<
    { now: string }[]
  >`select extract(epoch from clock_timestamp()) * 1000 as now`;
  return rows.map((row) => intentOfRow(row, network, Number(clock?.now)));
};
