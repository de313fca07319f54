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

type OwnerRow = {
  readonly id: string;
  readonly isOfAccount: boolean;
  readonly liquidation: PriceHalfUsd | null;
};

/**
 * Claimed work with the liquidation of each position, and whose it is. Read after the claim is committed: what a crash must not lose waits
 * for nothing, and in a burst these readings take a third as long as the claim.
 */
export const withLiquidations = async (
  db: Database,
  rows: readonly WorkRow[],
): Promise<readonly TriggerWork[]> => {
  if (rows.length === 0) return [];
  // The guard of the cross position stands on no isolated one and is no rule of the account either.
  const found = await db.$client<OwnerRow[]>`
    select automation.id, automation.memory is not null as "isOfAccount",
           coalesce(position.liquidation, net.liquidation) as liquidation
    from automations automation
    left join positions position
      on position.account_id = automation.account_id and position.id = automation.position_id
    left join cross_positions net
      on net.account_id = automation.account_id and automation.kind = 'cross-guard'
    where automation.id = any(${arrayOf(rows.map((row) => row.automation_id))}::uuid[])`;
  const owners = new Map(found.map((owner) => [owner.id, owner]));
  return rows.map((row) => ({
    id: Number(row.id),
    triggerId: Number(row.trigger_id),
    automationId: row.automation_id,
    accountId: row.account_id,
    low: row.low,
    high: row.high,
    isOfAccount: owners.get(row.automation_id)?.isOfAccount ?? false,
    liquidation: owners.get(row.automation_id)?.liquidation ?? null,
  }));
};
