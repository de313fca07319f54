import { canStep } from "#domain/intents/intent.ts";
import type { Settlement } from "#ports/intents.ts";
import { heldIntent } from "./intent-steps.ts";
import type { ModelTables } from "./model-tables.ts";
import { stepIntent } from "./write-intent.ts";
import { writePosition } from "./write-position.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";
import { writeTriggers } from "./write-triggers.ts";

const turnRule = (tables: ModelTables, { intent, legs }: Settlement): void => {
  const rule = tables.rules.get(intent.cause.id);
  if (rule === undefined) return;
  tables.rules.set(rule.id, { ...rule, epoch: rule.epoch + 1, heldBy: null });
  if (rule.state === "armed" && legs !== null) writeTriggers(tables, rule, legs);
};

/** A new epoch for the automation behind an intent, and its trigger set for it. */
const turnEpoch = (tables: ModelTables, settlement: Settlement): void => {
  const { intent, state, at, legs } = settlement;
  if (intent.cause.kind !== "automation") return;
  turnRule(tables, settlement);
  const exit = tables.exits.get(intent.cause.id);
  if (exit !== undefined) tables.exits.set(exit.id, { ...exit, epoch: exit.epoch + 1, heldBy: null });
  const row = tables.automations.get(intent.cause.id);
  if (row === undefined) return;
  const acted = state === "confirmed" || state === "ambiguous";
  tables.automations.set(intent.cause.id, {
    guard: { ...row.guard, epoch: row.guard.epoch + 1, heldBy: null },
    lastActionAt: acted ? at : row.lastActionAt,
  });
  if (row.guard.state === "armed" && legs !== null) writeTriggers(tables, row.guard, legs);
};

/** Commits an outcome and everything that ends with it; false when somebody else settled it before. */
export const settleIntent = (tables: ModelTables, settlement: Settlement): boolean => {
  const { intent, state, at, receipt, position, readAt } = settlement;
  const row = heldIntent(tables, intent);
  if (row === undefined) return false;
  if (!canStep(row.state, state) && !tables.defects.ignoreState) return false;
  refuseBadReceipt(tables, receipt);
  stepIntent(tables, row, state, { doneAt: at });
  turnEpoch(tables, settlement);
  if (position !== null) writePosition(tables, intent.accountId, position, readAt);
  writeReceipt(tables, receipt);
  return true;
};
