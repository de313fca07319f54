import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { Cause } from "#domain/intents/cause.ts";
import type { IntentRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";

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
): { readonly config: MarginGuardConfig | null; readonly epoch: number | null } | null => {
  if (cause.kind !== "automation") return { config: null, epoch: null };
  const other = tables.exits.get(cause.id) ?? tables.rules.get(cause.id);
  if (other !== undefined) return other.state === "armed" ? { config: null, epoch: other.epoch } : null;
  const guard = tables.automations.get(cause.id)?.guard;
  return guard?.state === "armed" ? { config: guard.config, epoch: guard.epoch } : null;
};
