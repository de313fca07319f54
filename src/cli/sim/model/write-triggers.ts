import type { LegRearm } from "#ports/triggers.ts";
import type { TriggerRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { type Owner, ownerOf } from "./owners.ts";
import { triggerKey, triggersOf } from "./trigger-rows.ts";

/** What a trigger waits for. Until its activation price one that trails waits on the other side. */
const columnsOf = (trigger: LegRearm["trigger"]): Pick<TriggerRow, "side" | "price" | "trailing"> => {
  const { side } = trigger;
  if ("price" in trigger) return { side, price: trigger.price, trailing: null };
  const { distance, start } = trigger;
  if (start.kind === "tick") return { side, price: null, trailing: { distance, since: start.at } };
  const waiting = side === "below" ? "above" : "below";
  return { side: waiting, price: start.price, trailing: { distance, since: null } };
};

type Whose = Pick<Owner, "id" | "accountId">;

/** Sets one of the prices an automation waits for, and what fires it. */
export const writeLeg = (
  tables: ModelTables,
  { id: automationId, accountId }: Whose,
  leg: LegRearm,
): void => {
  const known = tables.triggers.get(triggerKey({ automationId, leg: leg.leg }));
  if (known === undefined) tables.last.trigger += 1;
  const network = tables.accounts.get(accountId)?.stored.network ?? "paper";
  const isAwake = !tables.defects.edgeTriggered;
  const written = {
    id: known?.id ?? tables.last.trigger,
    automationId,
    leg: leg.leg,
    accountId,
    network,
    ...columnsOf(leg.trigger),
    armed: leg.kind === "now" && isAwake,
    rearmAt: leg.kind === "at" && isAwake ? leg.at : null,
  };
  tables.triggers.set(triggerKey(written), written);
};

/** Sets the prices an automation waits for; one that is not named is waited for no more. */
export const writeTriggers = (tables: ModelTables, owner: Whose, legs: readonly LegRearm[]): void => {
  for (const row of triggersOf(tables, owner.id)) {
    if (!legs.some(({ leg }) => leg === row.leg)) tables.triggers.delete(triggerKey(row));
  }
  for (const leg of legs) writeLeg(tables, owner, leg);
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
  const state = ownerOf(tables, automationId)?.state ?? "ended";
  if (state === "ended" || tables.triggers.has(triggerKey(row.trigger))) return "not-back";
  tables.triggers.set(triggerKey(row.trigger), row.trigger);
  return "back";
};

/** Removes what an automation waits for and the work on it. */
export const removeTrigger = (tables: ModelTables, automationId: string): void => {
  for (const row of triggersOf(tables, automationId)) tables.triggers.delete(triggerKey(row));
  const workId = tables.workOf.get(automationId);
  if (workId !== undefined) tables.work.delete(workId);
  tables.workOf.delete(automationId);
};
