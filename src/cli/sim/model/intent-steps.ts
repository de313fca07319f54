import type { GuardCaps } from "#domain/automations/guard-bounds.ts";
import type { Cause } from "#domain/intents/cause.ts";
import type { IntentRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { ownerOf } from "./owners.ts";

/** How long an intent belongs to whoever planned or sent it. */
export const LEASE_MS = 12_000;

/** An intent in the hands of whoever holds this fence. */
export const heldIntent = (
  tables: ModelTables,
  { id, fence }: { readonly id: string; readonly fence: number },
): IntentRow | undefined => {
  const row = tables.intents.get(id);
  return row?.fence === fence || tables.defects.ignoreFence ? row : undefined;
};

/** What stands behind a cause; null for an automation that is not armed. */
export const armedCause = (
  tables: ModelTables,
  cause: Cause,
): { readonly config: GuardCaps | null; readonly epoch: number | null } | null => {
  if (cause.kind !== "automation") return { config: null, epoch: null };
  const owner = ownerOf(tables, cause.id);
  if (owner?.state !== "armed") return null;
  const { guard } = tables.automations.get(cause.id) ?? tables.crossGuards.get(cause.id) ?? {};
  return { config: guard?.config ?? null, epoch: owner.epoch };
};
