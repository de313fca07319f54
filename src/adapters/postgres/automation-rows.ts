import { type AccountRule, isAccountRuleKind } from "#domain/automations/account-rule.ts";
import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import { EXIT_KINDS, type ExitKind, type ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { StoredExit } from "#ports/exits.ts";
import type { automations } from "./schema/guarding.ts";

type Row = typeof automations.$inferSelect;

/** The settings of a guard's row: its kind says that they are a guard's. */
export const guardConfigOf = ({ kind, config }: Pick<Row, "kind" | "config">): MarginGuardConfig => {
  if (kind !== "margin-guard") throw new Error(`A ${kind} has no settings of a guard`);
  return config as MarginGuardConfig;
};

/** The same for a cross guard's. */
export const crossConfigOf = ({ kind, config }: Pick<Row, "kind" | "config">): CrossGuardConfig => {
  if (kind !== "cross-guard") throw new Error(`A ${kind} has no settings of a cross guard`);
  return config as CrossGuardConfig;
};

/** Whether a kind of automation is an exit. */
export const isExitKind = (kind: Row["kind"]): kind is ExitKind =>
  (EXIT_KINDS as readonly string[]).includes(kind);

/** The same for an exit's. */
export const exitRuleOf = ({ kind, config }: Pick<Row, "kind" | "config">): ExitRule => {
  if (!isExitKind(kind)) throw new Error(`A ${kind} is no exit`);
  return { kind, config } as ExitRule;
};

const accountRuleOf = ({ kind, config, memory }: Row): AccountRule => {
  if (!isAccountRuleKind(kind)) throw new Error(`A ${kind} is no rule of an account`);
  return { kind, config, memory } as AccountRule;
};

/** The position an automation stands on. @throws where it is one of a whole account. */
export const positionIdOf = ({ kind, positionId }: Row): string => {
  if (positionId === null) throw new Error(`A ${kind} stands on no position`);
  return positionId;
};

/** The settings of any kind, of an automation or of one of its versions; what a cross guard counts from is none. */
export const settingsOfRow = ({ kind, config }: Pick<Row, "kind" | "config">): AutomationSettings => {
  if (kind !== "cross-guard") return { kind, config } as AutomationSettings;
  const { lostBefore: _, ...wish } = crossConfigOf({ kind, config });
  return { kind, config: wish };
};

const commonOf = (row: Row) => ({
  id: row.id,
  userId: row.userId,
  accountId: row.accountId,
  state: row.state,
  epoch: row.epoch,
  version: row.version,
  heldBy: row.heldBy,
  createdAt: row.createdAt.getTime(),
});

export const guardOfRow = (row: Row): StoredGuard => ({
  ...commonOf(row),
  positionId: positionIdOf(row),
  config: guardConfigOf(row),
});

export const crossGuardOfRow = (row: Row): StoredCrossGuard => ({
  ...commonOf(row),
  config: crossConfigOf(row),
});

export const exitOfRow = (row: Row): StoredExit => ({
  ...commonOf(row),
  positionId: positionIdOf(row),
  ...exitRuleOf(row),
});

export const ruleOfRow = (row: Row): StoredRule => ({
  ...commonOf(row),
  looks: row.looks,
  ...accountRuleOf(row),
});
