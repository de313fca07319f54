import type { TriggerRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";

/** The most prices one automation waits for. */
const MOST_LEGS = 5;

/** The key of a trigger: its automation, and which of its prices. */
export const triggerKey = ({ automationId, leg }: Pick<TriggerRow, "automationId" | "leg">): string =>
  leg === 0 ? automationId : `${automationId}#${leg}`;

/** Every trigger of an automation that waits. */
export const triggersOf = (
  tables: Pick<ModelTables, "triggers">,
  automationId: string,
): readonly TriggerRow[] =>
  Array.from({ length: MOST_LEGS }, (_, leg) =>
    tables.triggers.get(triggerKey({ automationId, leg })),
  ).filter((row) => row !== undefined);
