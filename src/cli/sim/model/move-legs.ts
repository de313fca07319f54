import type { Leg } from "#domain/automations/guard-step.ts";
import type { TriggerRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import type { Owner } from "./owners.ts";
import { triggerKey } from "./trigger-rows.ts";

type Moved = Pick<Owner, "id" | "accountId" | "heldBy">;

/** Nothing is under way for it. */
const isResting = (tables: ModelTables, automationId: string): boolean => {
  for (const open of tables.openIntents) {
    if (tables.intents.get(open)?.plan.cause.id === automationId) return false;
  }
  return true;
};

/** Nothing waits or is under way for it: such a trigger is asleep for no reason but what held its guard. */
const isIdle = (tables: ModelTables, { automationId, rearmAt }: TriggerRow): boolean =>
  rearmAt === null && isResting(tables, automationId);

/** Moves a price of a guard that is there, and wakes it where nothing keeps it asleep. */
export const moveLeg = (tables: ModelTables, guard: Moved, { leg, trigger }: Leg): void => {
  const key = triggerKey({ automationId: guard.id, leg });
  const row = tables.triggers.get(key);
  if (row === undefined) return;
  const isUnheldAsleep = guard.heldBy === null && !row.armed;
  if (row.price === trigger.price && !isUnheldAsleep) return;
  const armed = row.armed || (!tables.defects.edgeTriggered && isIdle(tables, row));
  tables.triggers.set(key, { ...row, ...trigger, armed });
};

/** A ladder's price that was hit while another one's work was under way comes back, unless that work is still to end. */
export const restoreLegs = (tables: ModelTables, guard: Moved, legs: readonly Leg[]): void => {
  if (tables.workOf.has(guard.id)) return;
  const network = tables.accounts.get(guard.accountId)?.stored.network ?? "paper";
  for (const { leg, trigger } of legs) {
    const key = triggerKey({ automationId: guard.id, leg });
    if (tables.triggers.has(key)) continue;
    tables.last.trigger += 1;
    const ids = { id: tables.last.trigger, automationId: guard.id, leg, accountId: guard.accountId };
    const armed = isResting(tables, guard.id);
    tables.triggers.set(key, { ...ids, network, ...trigger, trailing: null, armed, rearmAt: null });
  }
};
