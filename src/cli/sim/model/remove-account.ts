import type { IntentRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { intentKey, subjectOfAccount } from "./write-intent.ts";
import { removeTrigger } from "./write-triggers.ts";

const removeIntent = (tables: ModelTables, { plan, subject }: IntentRow): void => {
  tables.intents.delete(plan.id);
  tables.openIntents.delete(plan.id);
  tables.intentKeys.delete(intentKey(plan.cause.id, subject, plan.epoch));
  const ofCause = tables.intentsOfCause.get(plan.cause.id) ?? [];
  tables.intentsOfCause.set(
    plan.cause.id,
    ofCause.filter((id) => id !== plan.id),
  );
};

/** Removes an account with everything that hangs on it. False when it is not this user's. */
export const removeAccount = (tables: ModelTables, userId: string, accountId: string): boolean => {
  if (tables.accounts.get(accountId)?.stored.userId !== userId) return false;
  const waiting = [...tables.triggers.values(), ...[...tables.work.values()].map(({ trigger }) => trigger)];
  for (const row of waiting) if (row.accountId === accountId) removeTrigger(tables, row.automationId);
  for (const guardId of tables.guardsOfAccount.get(accountId) ?? []) tables.automations.delete(guardId);
  for (const exit of tables.exits.values()) if (exit.accountId === accountId) tables.exits.delete(exit.id);
  for (const rule of tables.rules.values()) if (rule.accountId === accountId) tables.rules.delete(rule.id);
  for (const { guard } of tables.crossGuards.values())
    if (guard.accountId === accountId) tables.crossGuards.delete(guard.id);
  tables.crossPositions.delete(accountId);
  for (const id of tables.intentsOfAccount.get(accountId) ?? []) {
    const intent = tables.intents.get(id);
    if (intent !== undefined) removeIntent(tables, intent);
  }
  for (const { stored } of tables.receipts.values()) {
    if (stored.accountId === accountId) tables.receipts.delete(stored.id);
  }
  tables.guardsOfAccount.delete(accountId);
  tables.intentsOfAccount.delete(accountId);
  for (const key of tables.intentsOfSubject.keys())
    if (key.startsWith(subjectOfAccount(accountId, ""))) tables.intentsOfSubject.delete(key);
  tables.positions.delete(accountId);
  tables.accounts.delete(accountId);
  return true;
};
