import { doerOfCause, isAllowed } from "#domain/panic/is-allowed.ts";
import { isStricter, strictestStage } from "#domain/panic/panic-stage.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { Panic, StageChange } from "#ports/panic.ts";
import type { ModelTables } from "./model-tables.ts";

const stagesOf = (tables: ModelTables, userId: string): readonly StageChange[] =>
  [...tables.stages.values()].filter((stage) => stage.userId === userId);

/** Whether the panic switch lets a plan through. */
export const isStageOpen = (tables: ModelTables, plan: IntentPlan): boolean => {
  const standing = stagesOf(tables, plan.userId).filter(
    ({ accountId }) => accountId === null || accountId === plan.accountId,
  );
  const stage = strictestStage(standing.map((one) => one.stage));
  const kind = (tables.exits.get(plan.cause.id) ?? tables.rules.get(plan.cause.id))?.kind;
  return isAllowed(stage, doerOfCause(plan.cause.kind, kind), plan.action.kind);
};

const put = (tables: ModelTables, change: StageChange, mayLower: boolean): boolean => {
  const { userId, accountId, stage } = change;
  if (accountId !== null && tables.accounts.get(accountId)?.stored.userId !== userId) return false;
  const key = accountId ?? userId;
  const known = tables.stages.get(key)?.stage ?? "calm";
  if (!mayLower && !isStricter(stage, known)) return true;
  if (stage === "calm") tables.stages.delete(key);
  else tables.stages.set(key, change);
  return true;
};

/** The stages of the panic switch over tables in memory. */
export const createModelPanic = (tables: ModelTables): Pick<Panic, "standing" | "raise" | "put"> => ({
  standing: async (userId) =>
    stagesOf(tables, userId)
      .toSorted((one, other) => (one.accountId ?? "").localeCompare(other.accountId ?? ""))
      .map(({ accountId, stage, by, at }) => ({ accountId, stage, by, at })),
  raise: async (change) => put(tables, change, false),
  put: async (change) => put(tables, change, true),
});
