import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { AddMarginPlan } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { MonitorDeps } from "./monitor-deps.ts";

const SEVERITY: Record<ReceiptOutcome, NewReceipt["severity"]> = {
  confirmed: "info",
  rejected: "danger",
  "not-applied": "warning",
  ambiguous: "danger",
  unknown: "warning",
  held: "danger",
  ended: "info",
};

/** The receipt of an intent. */
export const intentReceipt = (
  deps: MonitorDeps,
  plan: AddMarginPlan,
  outcome: ReceiptOutcome,
  facts: AddMarginPlan["facts"],
  rawAnswer: string | null,
  at: number,
): NewReceipt => ({
  id: deps.newId(),
  userId: plan.userId,
  accountId: plan.accountId,
  automationId: plan.automationId,
  positionId: plan.positionId,
  intentId: plan.id,
  outcome,
  facts,
  rawAnswer,
  severity: SEVERITY[outcome],
  at,
});
