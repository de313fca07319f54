import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { GuardSpending } from "#domain/automations/guard-bounds.ts";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { sats } from "#domain/units.ts";
import type { Database } from "../open-database.ts";
import { tradeIntents } from "../schema/guarding.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What a guard had spent by `at`; an effect whose outcome nobody knows counts, as it did then. Steps that acted before
 * `stepsSince` are not done: of the guard of a cross position those on the one before.
 */
export const spendingAt = async (
  db: Database,
  guardId: string,
  {
    version,
    at,
    stepsSince = 0,
  }: { readonly version: number; readonly at: number; readonly stepsSince?: number },
): Promise<GuardSpending> => {
  const dayBefore = sql`${new Date(at - DAY_MS).toISOString()}::timestamptz`;
  const [row] = await db
    .select({
      inAll: sql<string>`coalesce(sum(${tradeIntents.amount}), 0)`,
      inDay: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${tradeIntents.plannedAt} > ${dayBefore}), 0)`,
      done: sql<string | null>`string_agg(distinct ${tradeIntents.facts} #>> '{verdict,step}', ',')
        filter (where (${tradeIntents.facts} ->> 'version')::int = ${version}
                  and ${tradeIntents.plannedAt} >= ${new Date(stepsSince).toISOString()}::timestamptz)`,
      lastAt: sql<string | null>`extract(epoch from max(${tradeIntents.doneAt})
        filter (where ${tradeIntents.state} in ('confirmed', 'ambiguous')
                  and ${tradeIntents.doneAt} <= ${new Date(at).toISOString()}::timestamptz)) * 1000`,
    })
    .from(tradeIntents)
    .where(
      and(
        eq(tradeIntents.causeId, guardId),
        inArray(tradeIntents.state, [...BINDING_STATES]),
        lt(tradeIntents.plannedAt, new Date(at)),
      ),
    );
  const lastAt = row?.lastAt ?? null;
  return {
    addedInAll: sats(Number(row?.inAll ?? 0)),
    addedInDay: sats(Number(row?.inDay ?? 0)),
    sinceLastActionMs: lastAt === null ? null : at - Math.round(Number(lastAt)),
    doneSteps: (row?.done ?? "").split(",").filter(Boolean).map(Number),
  };
};
