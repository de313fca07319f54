import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { armedCrossGuard } from "./cross-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { moveLeg, restoreLegs } from "./move-legs.ts";
import { crossSpendingOf } from "./spending.ts";
import { triggerKey, triggersOf } from "./trigger-rows.ts";

/** Re-derives where the armed guard of a cross position waits: nowhere while that is flat. */
export const deriveCrossTriggers = (
  tables: ModelTables,
  accountId: string,
  position: CrossPosition,
  at: number,
): void => {
  const guard = armedCrossGuard(tables, accountId);
  if (guard === undefined) return;
  const legs = crossLegs(position, guard.config.steps, crossSpendingOf(tables, guard, at).doneSteps);
  for (const row of triggersOf(tables, guard.id)) {
    if (!legs.some(({ leg }) => leg === row.leg)) tables.triggers.delete(triggerKey(row));
  }
  restoreLegs(tables, guard, legs);
  for (const leg of legs) moveLeg(tables, guard, leg);
};
