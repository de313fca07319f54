import { type Sats, sats } from "#domain/units.ts";
import type { AddMarginPlan } from "#ports/intents.ts";
import type { GuardTerms, Hit } from "./hit.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { settleAnswer } from "./settle-answer.ts";

/** A lost race is tried again at the next tick, from the position as it is then. */
const CONFLICT_RETRY_MS = 1_000;
/** The fence of an intent nobody has claimed since it was planned. */
const FIRST_FENCE = 1;

/**
 * Plans, sends once and settles an add-margin. Nothing leaves without a committed `sent` row whose timestamp is the one
 * that signs the request; whatever goes wrong after that, the request is never sent again.
 */
export const actOnPlan = async (
  deps: MonitorDeps,
  hit: Hit,
  plan: AddMarginPlan,
  terms: GuardTerms,
  report: TickReport,
): Promise<Sats> => {
  if ((await deps.intents.plan(hit.work, plan)) === "conflict") {
    await deps.triggers.putOff(hit.work, CONFLICT_RETRY_MS);
    report.putOff += 1;
    return sats(0);
  }
  const signedAt = deps.clock();
  if (!(await deps.intents.markSent(plan.id, FIRST_FENCE, signedAt, deps.settleMs))) {
    report.unknown += 1;
    return plan.amount;
  }
  const answer = await hit.exchange.addMargin({ positionId: plan.positionId, amount: plan.amount, signedAt });
  const state = await settleAnswer(deps, hit, { ...plan, fence: FIRST_FENCE }, terms, answer);
  if (state === "confirmed") report.confirmed += 1;
  else if (state === "unknown") report.unknown += 1;
  else report.rejected += 1;
  return state === "confirmed" || state === "unknown" ? plan.amount : sats(0);
};
