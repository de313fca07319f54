import type { Rearm } from "#ports/triggers.ts";
import type { TriggerRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";

/** Sets a trigger's price and when it may fire again. */
export const writeTrigger = (tables: ModelTables, automationId: string, rearm: Rearm): void => {
  const row = tables.triggers.get(automationId);
  if (row === undefined) return;
  if (!("price" in rearm.trigger)) throw new Error("The model holds no trailing triggers");
  const isAwake = !tables.defects.edgeTriggered;
  tables.triggers.set(automationId, {
    ...row,
    side: rearm.trigger.side,
    price: rearm.trigger.price,
    armed: rearm.kind === "now" && isAwake,
    rearmAt: rearm.kind === "at" && isAwake ? rearm.at : null,
  });
};

/** Removes a row of work. False when it had ended. */
export const endWork = (tables: ModelTables, workId: number): boolean => {
  const row = tables.work.get(workId);
  if (row === undefined) return tables.defects.workEndsBeforePlan;
  tables.work.delete(workId);
  tables.workOfTrigger.delete(row.triggerId);
  return true;
};

/** Removes a trigger and the work that hangs on it. */
export const removeTrigger = (tables: ModelTables, { id, automationId }: TriggerRow): void => {
  tables.triggers.delete(automationId);
  const workId = tables.workOfTrigger.get(id);
  if (workId !== undefined) endWork(tables, workId);
};
