import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import { positionOf } from "./position-of.ts";

const SEVERITY: Record<ReceiptOutcome, NewReceipt["severity"]> = {
  confirmed: "info",
  rejected: "danger",
  "not-applied": "warning",
  ambiguous: "danger",
  unknown: "warning",
  held: "danger",
  ended: "info",
  blind: "danger",
  told: "warning",
  tripped: "danger",
};

/** The receipt of an intent. */
export const intentReceipt = (
  deps: Pick<MonitorDeps, "newId">,
  plan: IntentPlan,
  outcome: ReceiptOutcome,
  facts: IntentPlan["facts"],
  rawAnswer: string | null,
  at: number,
): NewReceipt => ({
  id: deps.newId(),
  userId: plan.userId,
  accountId: plan.accountId,
  automationId: plan.cause.kind === "automation" ? plan.cause.id : null,
  positionId: positionOf(plan),
  intentId: plan.id,
  outcome,
  facts,
  rawAnswer,
  severity: SEVERITY[outcome],
  at,
});
