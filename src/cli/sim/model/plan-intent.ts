import { amountOf, areExclusive } from "#domain/intents/action.ts";
import { subjectKey } from "#domain/intents/cause.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { armedCause, LEASE_MS } from "./intent-steps.ts";
import { isStageOpen } from "./model-panic.ts";
import type { ModelTables } from "./model-tables.ts";
import { fitsCaps } from "./spending.ts";
import { insertIntent, intentKey } from "./write-intent.ts";
import { endWork } from "./write-triggers.ts";

const isTaken = (tables: ModelTables, plan: IntentPlan, subject: string): boolean => {
  if (tables.intents.has(plan.id)) return true;
  const key = intentKey(plan.cause.id, subject, plan.epoch);
  if (tables.intentKeys.has(key) && !tables.defects.manyPerEpoch) return true;
  if (tables.defects.manyOpenPerAccount) return false;
  for (const id of tables.openIntents) {
    const open = tables.intents.get(id)?.plan;
    if (open?.accountId === plan.accountId && areExclusive(open.action.kind, plan.action.kind)) return true;
  }
  return false;
};

/** Commits a plan and ends the work that led to it, or neither. @throws Error for an amount the table refuses. */
export const planIntent = (
  tables: ModelTables,
  work: TriggerWork | null,
  plan: IntentPlan,
): "planned" | "conflict" => {
  const { cause, epoch, plannedAt } = plan;
  const { defects } = tables;
  const amount = amountOf(plan.action);
  const subject = subjectKey(plan.subject);
  const account = tables.accounts.get(plan.accountId);
  const armed = armedCause(tables, cause);
  if (account === undefined || armed === null) return "conflict";
  if (armed.epoch !== null && armed.epoch !== epoch && !defects.manyPerEpoch) return "conflict";
  if (!isStageOpen(tables, plan)) return "conflict";
  if (amount !== null) {
    const capped = { id: plan.id, causeId: cause.id, subject, amount };
    const fits = defects.capsNotCheckedAtPlan || fitsCaps(tables, account, capped, armed.config, plannedAt);
    if (!fits) return "conflict";
    if (amount <= 0) throw new Error(`An intent cannot add ${amount} sats`);
  }
  if (isTaken(tables, plan, subject)) return "conflict";
  if (work !== null && endWork(tables, work.id) === "over") return "conflict";
  const now = tables.clock();
  insertIntent(tables, {
    plan,
    network: account.stored.network,
    subject,
    amount,
    state: "planned",
    fence: 1,
    attempts: 0,
    leaseUntil: now + LEASE_MS,
    signedAt: null,
    settleUntil: null,
    unknownToldAt: null,
    doneAt: null,
    history: [{ state: "planned", fence: 1, at: now }],
  });
  return "planned";
};
