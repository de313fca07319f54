import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { CrossGuardRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";

/** The guard that stands on the cross position of an account, armed or paused. */
export const standingCrossGuard = (tables: ModelTables, accountId: string): CrossGuardRow | undefined => {
  for (const row of tables.crossGuards.values()) {
    if (row.guard.accountId === accountId && row.guard.state !== "ended") return row;
  }
  return undefined;
};

/** The same, where it is armed. */
export const armedCrossGuard = (tables: ModelTables, accountId: string): StoredCrossGuard | undefined => {
  const guard = standingCrossGuard(tables, accountId)?.guard;
  return guard?.state === "armed" ? guard : undefined;
};
