import type { CrossGuardFacts } from "#domain/automations/cross-guard/cross-guard.ts";
import type { CrossGuardVerdict } from "#domain/automations/cross-guard/cross-verdict.ts";
import type { CrossGuardStanding } from "#ports/cross-guards.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { crossReceiptFacts } from "./cross-receipt-facts.ts";
import { crossTerms } from "./guard-terms.ts";
import type { Hit } from "./hit.ts";
import { retryUnmoved, whenHeld } from "./hold-work.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { type Deed, rearmLegs } from "./rearm-legs.ts";

/** A hit of a cross guard that moves no money. */
export type HeldCrossWork = {
  readonly hit: Hit;
  readonly guard: CrossGuardStanding;
  readonly facts: CrossGuardFacts;
  readonly verdict: Extract<CrossGuardVerdict, { readonly kind: "hold" | "alert" }>;
};

/** A cooldown rests whatever acts by parts, a bound on sats what adds, and a part that does not help what reduces. */
const heldDeeds = (rule: HeldCrossWork["verdict"]["rule"]): readonly Deed[] => {
  if (rule === "cooldown") return ["add-margin", "reduce"];
  return rule === "no-help" ? ["reduce"] : ["add-margin"];
};

const legsOf = ({ hit, guard, facts, verdict }: HeldCrossWork): readonly LegRearm[] => {
  const { steps, legs } = crossTerms(facts, verdict.step);
  const { rule } = verdict;
  const when = whenHeld(rule, guard, hit.tick.at);
  if (rule === "past-liquidation") return legs.map((leg) => ({ ...when, ...leg }));
  return retryUnmoved(rearmLegs(legs, steps, heldDeeds(rule), when), rule, steps, hit.tick.at);
};

/** The trader is told once when a guard is held back, not at every tick. */
const receiptOf = (deps: MonitorDeps, { hit, guard, facts, verdict }: HeldCrossWork): NewReceipt | null => {
  if (verdict.kind !== "alert" || guard.heldBy === verdict.rule) return null;
  return {
    id: deps.newId(),
    userId: guard.userId,
    accountId: guard.accountId,
    automationId: guard.id,
    positionId: null,
    intentId: null,
    outcome: "held",
    facts: crossReceiptFacts(facts, guard.version, verdict),
    rawAnswer: null,
    severity: "danger",
    at: hit.tick.at,
  };
};

/** Ends a hit of a cross guard with a verdict that moves no money, as `holdWork` does. */
export const holdCrossWork = async (
  deps: MonitorDeps,
  held: HeldCrossWork,
  report: TickReport,
): Promise<void> => {
  const heldBy = held.verdict.kind === "alert" ? held.verdict.rule : null;
  await deps.triggers.hold(held.hit.work, legsOf(held), heldBy, receiptOf(deps, held));
  report.held += 1;
};
