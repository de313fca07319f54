import { and, inArray, sql } from "drizzle-orm";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { Database, Transaction } from "./open-database.ts";
import { tradeIntents } from "./schema/guarding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What each guard has added, open and ambiguous intents included: money that may be gone counts as gone. */
export type SpendingSums = {
  readonly addedInAll: Sats;
  readonly addedInDay: Sats;
  readonly dayFreesAt: number | null;
  /** Lowest and highest price of the ticks it acted on. */
  readonly reach: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null;
};

const NOTHING: SpendingSums = { addedInAll: sats(0), addedInDay: sats(0), dayFreesAt: null, reach: null };

/** What the guards have spent as of `at`, by guard; a guard that never acted is absent. */
export const readSpending = async (
  db: Database | Transaction,
  guardIds: readonly string[],
  at: number,
): Promise<(guardId: string) => SpendingSums> => {
  if (guardIds.length === 0) return () => NOTHING;
  const since = sql`${new Date(at - DAY_MS).toISOString()}::timestamptz`;
  const rows = await db
    .select({
      id: tradeIntents.causeId,
      inAll: sql<string>`sum(${tradeIntents.amount})`,
      inDay: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${tradeIntents.plannedAt} > ${since}), 0)`,
      low: sql<number>`min((${tradeIntents.facts} ->> 'low')::int)`,
      high: sql<number>`max((${tradeIntents.facts} ->> 'high')::int)`,
      oldest: sql<string | null>`extract(epoch from min(${tradeIntents.plannedAt})
        filter (where ${tradeIntents.plannedAt} > ${since})) * 1000`,
    })
    .from(tradeIntents)
    .where(
      and(inArray(tradeIntents.causeId, [...guardIds]), inArray(tradeIntents.state, [...BINDING_STATES])),
    )
    .groupBy(tradeIntents.causeId);
  const sums = new Map(
    rows.map((row) => [
      row.id,
      {
        addedInAll: sats(Number(row.inAll)),
        addedInDay: sats(Number(row.inDay)),
        dayFreesAt: row.oldest === null ? null : Math.round(Number(row.oldest)) + DAY_MS,
        reach: { low: priceHalfUsd(row.low), high: priceHalfUsd(row.high) },
      },
    ]),
  );
  return (guardId) => sums.get(guardId) ?? NOTHING;
};
