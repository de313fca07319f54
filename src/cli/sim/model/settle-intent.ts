import { canStep } from "#domain/intents/intent.ts";
import type { Settlement } from "#ports/intents.ts";
import { heldIntent } from "./intent-steps.ts";
import type { ModelTables } from "./model-tables.ts";
import { changeOwner, ownerOf } from "./owners.ts";
import { stepIntent } from "./write-intent.ts";
import { writePosition } from "./write-position.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";
import { writeTriggers } from "./write-triggers.ts";

/** The guard behind an intent acted. */
const noteAction = (tables: ModelTables, guardId: string, lastActionAt: number): void => {
  const guarding = tables.automations.get(guardId);
  if (guarding !== undefined) tables.automations.set(guardId, { ...guarding, lastActionAt });
  const crossing = tables.crossGuards.get(guardId);
  if (crossing !== undefined) tables.crossGuards.set(guardId, { ...crossing, lastActionAt });
};

/** A new epoch for the automation behind an intent, and its trigger set for it. */
const turnEpoch = (tables: ModelTables, { intent, state, at, legs }: Settlement): void => {
  if (intent.cause.kind !== "automation") return;
  const owner = ownerOf(tables, intent.cause.id);
  if (owner === undefined) return;
  changeOwner(tables, owner.id, { epoch: owner.epoch + 1, heldBy: null });
  if (state === "confirmed" || state === "ambiguous") noteAction(tables, owner.id, at);
  if (owner.state === "armed" && legs !== null) writeTriggers(tables, owner, legs);
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
