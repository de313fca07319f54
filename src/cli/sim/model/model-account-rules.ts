import { isDeepStrictEqual } from "node:util";
import { MOST_RULES } from "#domain/automations/account-rule.ts";
import { isResting } from "#domain/automations/breaker/is-resting.ts";
import { keepWatching } from "#domain/automations/breaker/keep-watching.ts";
import type { AccountRules, RuleLook, StoredRule } from "#ports/account-rules.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { modelEntries } from "./model-entries.ts";
import type { ModelTables } from "./model-tables.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";
import { endWork, removeTrigger, writeTriggers } from "./write-triggers.ts";

const isAlive = ({ state }: StoredRule): boolean => state !== "ended";

const listed = (tables: ModelTables, isWanted: (rule: StoredRule) => boolean): readonly StoredRule[] =>
  [...tables.rules.values()]
    .filter((rule) => isAlive(rule) && isWanted(rule))
    .toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));

const insert = (tables: ModelTables, rule: StoredRule): StoredRule | null => {
  const { accountId, kind } = rule;
  const alike = listed(tables, (one) => one.accountId === accountId && one.kind === kind);
  return alike.length >= MOST_RULES[kind] ? null : { ...rule, version: 1 };
};

const replace = (rule: StoredRule, known: StoredRule): StoredRule | null => {
  if (known.userId !== rule.userId || known.kind !== rule.kind || !isAlive(known)) return null;
  if (isResting(known, rule.createdAt)) return null;
  const isSame = isDeepStrictEqual(known.config, rule.config);
  const { createdAt, epoch, looks, version } = known;
  return {
    ...keepWatching(known, rule),
    createdAt,
    epoch,
    looks: looks + 1,
    version: version + (isSame ? 0 : 1),
    state: "armed",
    heldBy: null,
  };
};

const arm = (tables: ModelTables, rule: StoredRule, legs: readonly LegRearm[]): StoredRule | null => {
  if (!tables.accounts.has(rule.accountId)) return null;
  const known = tables.rules.get(rule.id);
  const stored = known === undefined ? insert(tables, rule) : replace(rule, known);
  if (stored === null) return null;
  tables.rules.set(stored.id, stored);
  writeTriggers(tables, stored, legs);
  return stored;
};

const stop = (
  tables: ModelTables,
  userId: string,
  ruleId: string,
  { state, at }: { readonly state: "paused" | "ended"; readonly at: number },
): StoredRule | null => {
  const known = tables.rules.get(ruleId);
  if (known === undefined || known.userId !== userId || !isAlive(known)) return null;
  if (state === "ended" && isResting(known, at)) return null;
  const stopped: StoredRule = { ...known, state, looks: known.looks + 1 };
  tables.rules.set(ruleId, stopped);
  removeTrigger(tables, ruleId);
  return stopped;
};

const settle = (tables: ModelTables, look: RuleLook): boolean => {
  const { rule, work, memory, state, heldBy, legs, receipt } = look;
  const known = tables.rules.get(rule.id);
  if (known?.state !== "armed" || known.looks !== rule.looks) return false;
  if (work !== null && !tables.work.has(work.id)) return false;
  refuseBadReceipt(tables, receipt);
  if (work !== null) endWork(tables, work.id);
  // The memory belongs to the rule it was taken from, whose kind never changes.
  const looked = { ...known, memory, state, heldBy, looks: known.looks + 1 } as StoredRule;
  tables.rules.set(rule.id, looked);
  if (state === "ended") removeTrigger(tables, rule.id);
  else writeTriggers(tables, known, legs);
  writeReceipt(tables, receipt);
  return true;
};

/** Rules of whole accounts, in memory. */
export const createModelAccountRules = (tables: ModelTables): AccountRules => ({
  arm: async (rule, legs) => arm(tables, rule, legs),
  pause: async (userId, ruleId, at) => stop(tables, userId, ruleId, { state: "paused", at }),
  end: async (userId, ruleId, at) => stop(tables, userId, ruleId, { state: "ended", at }),
  find: async (ruleId) => listed(tables, ({ id }) => id === ruleId)[0] ?? null,
  ofUser: async (userId) => listed(tables, (rule) => rule.userId === userId),
  ofAccount: async (accountId) =>
    listed(tables, (rule) => rule.accountId === accountId && rule.state === "armed"),
  settle: async (look) => settle(tables, look),
  ...modelEntries(tables),
});
