import { and, eq, inArray, sql } from "drizzle-orm";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { readSpending, type SpendingSums } from "./guard-spending.ts";
import type { Database, Transaction } from "./open-database.ts";
import { crossPositions } from "./schema/accounts.ts";
import { automations, tradeIntents } from "./schema/guarding.ts";

/**
 * What cross guards have spent as of `at`, by guard. Sats count for as long as a guard stands; a step that acted is done for
 * the position it acted on, and acts anew on the next.
 */
export const readCrossSpending = async (
  db: Database | Transaction,
  guardIds: readonly string[],
  at: number,
): Promise<(guardId: string) => SpendingSums> => {
  const sums = await readSpending(db, guardIds, at);
  if (guardIds.length === 0) return sums;
  const rows = await db
    .select({
      id: tradeIntents.causeId,
      step: sql<number>`(${tradeIntents.facts} #>> '{verdict,step}')::int`,
    })
    .from(tradeIntents)
    .innerJoin(automations, eq(automations.id, tradeIntents.causeId))
    .innerJoin(crossPositions, eq(crossPositions.accountId, tradeIntents.accountId))
    .where(
      and(
        inArray(tradeIntents.causeId, [...guardIds]),
        inArray(tradeIntents.state, [...BINDING_STATES]),
        sql`(${tradeIntents.facts} ->> 'version')::int = ${automations.version}`,
        sql`${tradeIntents.plannedAt} >= ${crossPositions.heldSince}`,
      ),
    );
  return (guardId) => {
    const steps = rows.filter(({ id }) => id === guardId).map(({ step }) => step);
    return { ...sums(guardId), doneSteps: [...new Set(steps)] };
  };
};
