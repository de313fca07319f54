import { and, eq, inArray, sql } from "drizzle-orm";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { Database, Transaction } from "./open-database.ts";
import { automations, tradeIntents } from "./schema/guarding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What each guard has added, open and ambiguous intents included: money that may be gone counts as gone. */
export type SpendingSums = {
  readonly addedInAll: Sats;
  readonly addedInDay: Sats;
  readonly dayFreesAt: number | null;
  /** Steps that acted under the settings it has now. */
  readonly doneSteps: readonly number[];
  /** Lowest and highest price of the ticks it acted on. */
  readonly reach: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null;
};

const NOTHING: SpendingSums = {
  addedInAll: sats(0),
  addedInDay: sats(0),
  dayFreesAt: null,
  doneSteps: [],
  reach: null,
};

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
      inAll: sql<string>`coalesce(sum(${tradeIntents.amount}), 0)`,
      inDay: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${tradeIntents.plannedAt} > ${since}), 0)`,
      done: sql<string | null>`string_agg(distinct ${tradeIntents.facts} #>> '{verdict,step}', ',')
        filter (where (${tradeIntents.facts} ->> 'version')::int = ${automations.version})`,
      low: sql<number | null>`min((${tradeIntents.facts} #>> '{inputs,tick,low}')::int)`,
      high: sql<number | null>`max((${tradeIntents.facts} #>> '{inputs,tick,high}')::int)`,
      oldest: sql<string | null>`extract(epoch from min(${tradeIntents.plannedAt})
        filter (where ${tradeIntents.plannedAt} > ${since})) * 1000`,
    })
    .from(tradeIntents)
    .innerJoin(automations, eq(automations.id, tradeIntents.causeId))
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
        doneSteps: row.done === null ? [] : row.done.split(",").map(Number),
        reach:
          row.low === null || row.high === null
            ? null
            : { low: priceHalfUsd(row.low), high: priceHalfUsd(row.high) },
      },
    ]),
  );
  return (guardId) => sums.get(guardId) ?? NOTHING;
};
