import type { PriceHalfUsd } from "#domain/units.ts";
import type { TriggerWork } from "#ports/triggers.ts";

/** A work row as the matching statements return it, with the liquidation of its position. */
export type WorkRow = {
  readonly id: string;
  readonly trigger_id: string;
  readonly automation_id: string;
  readonly account_id: string;
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly liquidation: PriceHalfUsd | null;
};

export const workOfRow = (row: WorkRow): TriggerWork => ({
  id: Number(row.id),
  triggerId: Number(row.trigger_id),
  automationId: row.automation_id,
  accountId: row.account_id,
  low: row.low,
  high: row.high,
  liquidation: row.liquidation,
});
