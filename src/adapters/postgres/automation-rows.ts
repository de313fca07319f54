import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { StoredExit } from "#ports/exits.ts";
import type { automations } from "./schema/guarding.ts";

type Row = typeof automations.$inferSelect;

/** The settings of a guard's row: its kind says that they are a guard's. */
export const guardConfigOf = ({ kind, config }: Pick<Row, "kind" | "config">): MarginGuardConfig => {
  if (kind !== "margin-guard") throw new Error(`A ${kind} has no settings of a guard`);
  return config as MarginGuardConfig;
};

/** The same for an exit's. */
const exitRuleOf = ({ kind, config }: Row): ExitRule => {
  if (kind === "margin-guard") throw new Error("A guard is no exit");
  return { kind, config } as ExitRule;
};

const commonOf = (row: Row) => ({
  id: row.id,
  userId: row.userId,
  accountId: row.accountId,
  positionId: row.positionId,
  state: row.state,
  epoch: row.epoch,
  version: row.version,
  heldBy: row.heldBy,
  createdAt: row.createdAt.getTime(),
});

export const guardOfRow = (row: Row): StoredGuard => ({ ...commonOf(row), config: guardConfigOf(row) });

export const exitOfRow = (row: Row): StoredExit => ({ ...commonOf(row), ...exitRuleOf(row) });
