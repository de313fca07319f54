import type { ActingFacts } from "#domain/notifications/receipt.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { positionOf } from "./position-of.ts";

/** The facts of an intent completed by what was sent for it under its one stamp. */
export const withRequest = (
  plan: Pick<IntentPlan, "facts" | "action" | "subject">,
  signedAt: number,
): ActingFacts => ({
  ...plan.facts,
  request: { action: plan.action, positionId: positionOf(plan), signedAt },
});
