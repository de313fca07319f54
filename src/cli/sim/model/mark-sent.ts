import { isSafeToRepeat } from "#domain/intents/action.ts";
import type { Sending } from "#ports/intents.ts";
import { armedCause, heldIntent, LEASE_MS } from "./intent-steps.ts";
import { isStageOpen } from "./model-panic.ts";
import type { IntentRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { fitsCaps } from "./spending.ts";
import { stepIntent } from "./write-intent.ts";

const mayLeave = (tables: ModelTables, { state, plan }: IntentRow): boolean =>
  tables.defects.ignoreState || state === "planned" || (state === "sent" && isSafeToRepeat(plan.action.kind));

const isStale = (tables: ModelTables, { plan }: IntentRow, at: number): boolean =>
  (plan.expiresAt !== null && plan.expiresAt <= at) ||
  armedCause(tables, plan.cause) === null ||
  !isStageOpen(tables, plan);

const isOverCaps = (tables: ModelTables, { plan, subject, amount }: IntentRow, at: number): boolean => {
  const account = tables.accounts.get(plan.accountId);
  if (amount === null || account === undefined) return false;
  const capped = { id: plan.id, causeId: plan.cause.id, subject, amount };
  return !fitsCaps(tables, account, capped, armedCause(tables, plan.cause)?.config ?? null, at);
};

/** Commits that an intent leaves now, under the caps as they are now; what is safe to repeat may leave again. */
export const markSent = (
  tables: ModelTables,
  held: { readonly id: string; readonly fence: number },
  { signedAt, settleMs, at }: Sending,
): "sent" | "gone" | "refused" => {
  const { defects } = tables;
  const row = heldIntent(tables, held);
  if (row === undefined || !mayLeave(tables, row)) return "gone";
  if (row.state === "planned") {
    if (!defects.sendsStale && isStale(tables, row, at)) return "refused";
    if (!defects.capsNotCheckedAtSend && isOverCaps(tables, row, at)) return "refused";
  }
  const now = tables.clock();
  stepIntent(tables, row, "sent", {
    signedAt,
    settleUntil: defects.noSettleTime ? now : now + settleMs,
    leaseUntil: now + LEASE_MS,
    attempts: row.attempts + 1,
  });
  return "sent";
};
