import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { TriggerRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";

/** Nothing waits or is under way for it: such a trigger is asleep for no reason but what held its guard. */
const isIdle = (tables: ModelTables, { automationId, rearmAt }: TriggerRow): boolean => {
  if (rearmAt !== null) return false;
  for (const open of tables.openIntents) {
    if (tables.intents.get(open)?.plan.cause.id === automationId) return false;
  }
  return true;
};

/** Re-derives the triggers of every armed guard on the positions just read. */
export const deriveTriggers = (
  tables: ModelTables,
  accountId: string,
  read: readonly IsolatedPosition[],
): void => {
  for (const guardId of tables.guardsOfAccount.get(accountId) ?? []) {
    const guard = tables.automations.get(guardId)?.guard;
    const row = tables.triggers.get(guardId);
    if (guard?.state !== "armed" || row === undefined) continue;
    const position = read.findLast(({ id }) => id === guard.positionId);
    const trigger = position === undefined ? null : marginGuardTrigger(position, guard.config.trigger);
    if (trigger === null) continue;
    const isUnheldAsleep = guard.heldBy === null && !row.armed;
    if (row.price === trigger.price && !isUnheldAsleep) continue;
    const armed = row.armed || (!tables.defects.edgeTriggered && isIdle(tables, row));
    tables.triggers.set(guardId, { ...row, ...trigger, armed });
  }
};
