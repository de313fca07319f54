import { firstMet } from "#domain/triggers/first-met.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { GuardStanding } from "#ports/automations.ts";
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

/** One that waits for a price, be it only to trail from there on. */
export type PricedTrigger = TriggerRow & { readonly price: PriceHalfUsd };

export const isPriced = (row: TriggerRow): row is PricedTrigger => row.price !== null;

/** Every trigger on an account that waits for a price, whatever kind of automation waits there. */
export const pricedOfAccount = (
  tables: Pick<ModelTables, "triggers">,
  accountId: string,
): readonly PricedTrigger[] =>
  [...tables.triggers.values()].filter((row) => row.accountId === accountId).filter(isPriced);

/** Nothing of an automation waits any more: none of its prices is armed, or would be after a time. */
export const fallAsleep = (tables: Pick<ModelTables, "triggers">, automationId: string): void => {
  for (const row of triggersOf(tables, automationId))
    tables.triggers.set(triggerKey(row), { ...row, armed: false, rearmAt: null });
};

/** Where a guard waits first, whether it waits or was hit. */
export const waitOf = (tables: ModelTables, guardId: string): GuardStanding["trigger"] => {
  const worked = tables.work.get(tables.workOf.get(guardId) ?? -1);
  const all = [...triggersOf(tables, guardId), ...(worked === undefined ? [] : [worked.trigger])];
  const met = firstMet(all.filter(isPriced));
  return met === null ? null : { side: met.side, price: met.price, armed: met.armed };
};
