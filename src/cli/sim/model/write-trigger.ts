import type { Rearm } from "#ports/triggers.ts";
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

/** What became of work: it had ended before; or it ended, and its trigger is back, or was armed anew or is gone for good. */
export type EndOfWork = "over" | "back" | "not-back";

/** Ends work and puts its trigger back, asleep. */
export const endWork = (tables: ModelTables, workId: number): EndOfWork => {
  const row = tables.work.get(workId);
  if (row === undefined) return tables.defects.workEndsBeforePlan ? "back" : "over";
  const { automationId } = row.trigger;
  tables.work.delete(workId);
  tables.workOf.delete(automationId);
  const state = tables.automations.get(automationId)?.guard.state ?? "ended";
  if (state === "ended" || tables.triggers.has(automationId)) return "not-back";
  tables.triggers.set(automationId, row.trigger);
  return "back";
};

/** Removes what an automation waits for and the work on it. */
export const removeTrigger = (tables: ModelTables, automationId: string): void => {
  tables.triggers.delete(automationId);
  const workId = tables.workOf.get(automationId);
  if (workId !== undefined) tables.work.delete(workId);
  tables.workOf.delete(automationId);
};
