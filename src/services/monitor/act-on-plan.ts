import { amountOf } from "#domain/intents/action.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { carryOut } from "./carry-out.ts";
import type { GuardTerms, Hit } from "./hit.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { takeDownEffect } from "./take-down-effect.ts";

/** A lost race is tried again at the next tick, from the position as it is then. */
const CONFLICT_RETRY_MS = 1_000;
/** The fence of an intent nobody has claimed since it was planned. */
const FIRST_FENCE = 1;

/** Plans a hit's intent and carries it out. Returns the sats that left the balance, or may have. */
export const actOnPlan = async (
  deps: MonitorDeps,
  { work, account, exchange, tick }: Hit,
  plan: IntentPlan,
  terms: GuardTerms,
  report: TickReport,
): Promise<Sats> => {
  if ((await deps.intents.plan(work, plan)) === "conflict") {
    await deps.triggers.putOff(work, CONFLICT_RETRY_MS);
    report.putOff += 1;
    return sats(0);
  }
  const intent = { ...plan, fence: FIRST_FENCE };
  const outcome = await carryOut(deps, { account, exchange, intent, terms, at: tick.at });
  takeDownEffect(deps, account.network, tick, outcome);
  if (outcome === "superseded") report.putOff += 1;
  else report[outcome] += 1;
  return outcome === "confirmed" || outcome === "unknown" ? (amountOf(plan.action) ?? sats(0)) : sats(0);
};
