import { enteredBy } from "#domain/automations/entries/entered-by.ts";
import { BINDING_STATES, type IntentState } from "#domain/intents/intent.ts";
import type { AccountRules, NamedPosition, RuleVersion, StoredRule } from "#ports/account-rules.ts";
import { armGuard } from "./model-automations.ts";
import type { ModelTables } from "./model-tables.ts";
import { triggersOf } from "./trigger-rows.ts";

const isBinding = (state: IntentState): boolean => (BINDING_STATES as readonly IntentState[]).includes(state);

const entriesOf = (tables: ModelTables, ruleId: string) =>
  (tables.intentsOfCause.get(ruleId) ?? [])
    .flatMap((id) => tables.intents.get(id) ?? [])
    .filter(({ state }) => isBinding(state))
    .flatMap(({ plan }) => {
      const entered = enteredBy(plan);
      return entered === null ? [] : [{ ...entered.entry, intentId: plan.id }];
    })
    .toSorted((one, other) => one.at - other.at || one.epoch - other.epoch);

const isAsleep = (tables: ModelTables, { id }: StoredRule): boolean => {
  const isWaiting = triggersOf(tables, id).some(({ armed, rearmAt }) => armed || rearmAt !== null);
  if (isWaiting || tables.workOf.has(id)) return false;
  return !(tables.intentsOfCause.get(id) ?? []).some((intentId) => tables.openIntents.has(intentId));
};

const everGuarded = (tables: ModelTables, accountId: string, positionId: string): boolean =>
  (tables.guardsOfAccount.get(accountId) ?? []).some(
    (id) => tables.automations.get(id)?.guard.positionId === positionId,
  );

const unguarded = (tables: ModelTables, accountId: string, named: readonly NamedPosition[]) =>
  named.flatMap(({ positionId, intentId }) => {
    const plan = tables.intents.get(intentId)?.plan;
    const entered = plan === undefined ? null : enteredBy(plan);
    if (plan?.accountId !== accountId || entered === null || everGuarded(tables, accountId, positionId))
      return [];
    const { cause, userId } = plan;
    return [{ positionId, intentId, ruleId: cause.id, userId, config: entered.config }];
  });

const standsStill = (tables: ModelTables, { id, version }: RuleVersion): boolean => {
  const rule = tables.rules.get(id);
  return rule?.state === "armed" && rule.version === version;
};

const guardFirst = (
  tables: ModelTables,
  ...[guard, legs, maker]: Parameters<AccountRules["guardFirst"]>
): boolean => {
  if (maker.by === "plan" && !standsStill(tables, maker)) return false;
  if (everGuarded(tables, guard.accountId, guard.positionId)) return false;
  armGuard(tables, guard, legs);
  return true;
};

/** What became of the entries of rules, in memory. */
export const modelEntries = (
  tables: ModelTables,
): Pick<
  AccountRules,
  "entriesOf" | "entriesOfEach" | "asleep" | "unguarded" | "neverGuarded" | "guardFirst"
> => ({
  entriesOf: async (ruleId) => entriesOf(tables, ruleId),
  entriesOfEach: async (ruleIds) =>
    new Map(
      ruleIds.map((id) => [id, entriesOf(tables, id)] as const).filter(([, entries]) => entries.length > 0),
    ),
  asleep: async (accountId) =>
    [...tables.rules.values()]
      .filter((rule) => rule.accountId === accountId && rule.state === "armed" && isAsleep(tables, rule))
      .toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1)),
  unguarded: async (accountId, named) => unguarded(tables, accountId, named),
  neverGuarded: async (accountId, positionIds) =>
    positionIds.filter((id) => !everGuarded(tables, accountId, id)),
  guardFirst: async (...asked) => guardFirst(tables, ...asked),
});
