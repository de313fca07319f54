import { decideMarginGuard, type MarginGuardVerdict } from "#domain/automations/margin-guard.ts";
import type { IntentAction } from "#domain/intents/action.ts";
import { evidenceOf } from "#domain/intents/evidence.ts";
import { type Sats, sats } from "#domain/units.ts";
import { actOnPlan } from "./act-on-plan.ts";
import { guardFacts } from "./guard-facts.ts";
import { guardReceiptFacts } from "./guard-receipt-facts.ts";
import { guardTerms } from "./guard-terms.ts";
import type { Hit } from "./hit.ts";
import { holdWork } from "./hold-work.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { workCrossGuard } from "./work-cross-guard.ts";
import { workExit } from "./work-exit.ts";
import { workRule } from "./work-rule.ts";

/** A plan that could not leave for so long is stale: the guard decides anew. */
const PLAN_LIFE_MS = 10 * 60_000;

const actionOf = (verdict: Extract<MarginGuardVerdict, { kind: "add-margin" | "close" }>): IntentAction =>
  verdict.kind === "close" ? { kind: "close-trade" } : { kind: "add-margin", amount: verdict.amount };

/** A guard whose position is gone, or which was paused meanwhile, has nothing to decide; the next reading ends it. */
const drop = async (deps: MonitorDeps, hit: Hit, report: TickReport): Promise<Sats> => {
  await deps.triggers.drop(hit.work);
  await deps.accounts.makeDue(hit.account.id, hit.tick.at);
  report.dropped += 1;
  return sats(0);
};

/** Decides one hit and carries the verdict out. Returns the sats that left the balance, or may have. */
export const workTrigger = async (deps: MonitorDeps, hit: Hit, report: TickReport): Promise<Sats> => {
  if (hit.work.isOfAccount) return workRule(deps, hit, report);
  const guard = await deps.automations.standing(hit.work.automationId, hit.tick.at);
  if (guard === null) return (await workCrossGuard(deps, hit, report)) ?? workExit(deps, hit, report);
  const intentId = deps.newId();
  const facts = await guardFacts(deps, hit, guard, deps.tagOf(intentId));
  if (facts === null) return drop(deps, hit, report);
  const verdict = decideMarginGuard(facts);
  const terms = guardTerms(facts, verdict.step);
  if (terms.legs.length === 0) return drop(deps, hit, report);
  if (verdict.kind === "hold" || verdict.kind === "alert") {
    await holdWork(deps, { hit, guard, facts, verdict }, report);
    return sats(0);
  }
  return actOnPlan(
    deps,
    hit,
    {
      id: intentId,
      userId: guard.userId,
      accountId: guard.accountId,
      cause: { kind: "automation", id: guard.id },
      subject: { kind: "position", id: guard.positionId },
      epoch: guard.epoch,
      action: actionOf(verdict),
      before: { balance: hit.facts.balance, position: evidenceOf(facts.position) },
      facts: guardReceiptFacts(facts, guard.version, verdict),
      plannedAt: hit.tick.at,
      expiresAt: hit.tick.at + PLAN_LIFE_MS,
    },
    terms,
    report,
  );
};
