import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { Database } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { tradeIntents } from "./schema/guarding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What each account's cap per day leaves as of `at`, whatever was spent counted; null where it has none. */
export const readAccountRoom = async (
  db: Database,
  accountIds: readonly string[],
  at: number,
): Promise<(accountId: string) => Sats | null> => {
  const wanted = [...new Set(accountIds)];
  if (wanted.length === 0) return () => null;
  const since = new Date(at - DAY_MS).toISOString();
  const rows = await db
    .select({
      id: exchangeAccounts.id,
      room: sql<string>`${exchangeAccounts.maxAddedPerDay} - coalesce(sum(${tradeIntents.amount}), 0)`,
    })
    .from(exchangeAccounts)
    .leftJoin(
      tradeIntents,
      and(
        eq(tradeIntents.accountId, exchangeAccounts.id),
        inArray(tradeIntents.state, [...BINDING_STATES]),
        sql`${tradeIntents.plannedAt} > ${since}::timestamptz`,
      ),
    )
    .where(and(inArray(exchangeAccounts.id, wanted), isNotNull(exchangeAccounts.maxAddedPerDay)))
    .groupBy(exchangeAccounts.id, exchangeAccounts.maxAddedPerDay);
  const rooms = new Map(rows.map(({ id, room }) => [id, sats(Number(room))]));
  return (accountId) => rooms.get(accountId) ?? null;
};
