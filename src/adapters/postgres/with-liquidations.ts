import type { PriceHalfUsd } from "#domain/units.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { arrayOf } from "./array-of.ts";
import type { Database } from "./open-database.ts";

/** A work row as the claiming statements return it. */
export type WorkRow = {
  readonly id: string;
  readonly trigger_id: string;
  readonly automation_id: string;
  readonly account_id: string;
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
};

type LiquidationRow = { readonly id: string; readonly liquidation: PriceHalfUsd };

/**
 * Claimed work with the liquidation of each position. Read after the claim is committed: what a crash must not lose waits
 * for nothing, and in a burst these readings take a third as long as the claim.
 */
export const withLiquidations = async (
  db: Database,
  rows: readonly WorkRow[],
): Promise<readonly TriggerWork[]> => {
  if (rows.length === 0) return [];
  const found = await db.$client<LiquidationRow[]>`
    select automation.id, position.liquidation
    from automations automation
    join positions position
      on position.account_id = automation.account_id and position.id = automation.position_id
    where automation.id = any(${arrayOf(rows.map((row) => row.automation_id))}::uuid[])`;
  const liquidations = new Map(found.map(({ id, liquidation }) => [id, liquidation]));
  return rows.map((row) => ({
    id: Number(row.id),
    triggerId: Number(row.trigger_id),
    automationId: row.automation_id,
    accountId: row.account_id,
    low: row.low,
    high: row.high,
    liquidation: liquidations.get(row.automation_id) ?? null,
  }));
};
