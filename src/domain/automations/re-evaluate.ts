import { canonicalJson } from "../notifications/canonical-json.ts";
import type { ExitDecision, ReceiptFacts, RuleDecision } from "../notifications/receipt.ts";
import { decidePriceAlert } from "./alerts/decide-price-alert.ts";
import { decideDrawdownBreaker } from "./breaker/decide-drawdown-breaker.ts";
import { type CrossGuardFacts, decideCrossGuard } from "./cross-guard/cross-guard.ts";
import type { CrossGuardVerdict } from "./cross-guard/cross-verdict.ts";
import { decideAutoEntry } from "./entries/decide-auto-entry.ts";
import { decideBackstop } from "./exits/backstop.ts";
import { decideStop } from "./exits/decide-stop.ts";
import { decideTakeProfit } from "./exits/decide-take-profit.ts";
import { decideMarginGuard, type MarginGuardFacts, type MarginGuardVerdict } from "./margin-guard.ts";

/** A decision of an automation of any kind: everything it was taken from, and what it was. */
export type Decision =
  | { readonly of: "margin-guard"; readonly inputs: MarginGuardFacts; readonly verdict: MarginGuardVerdict }
  | { readonly of: "cross-guard"; readonly inputs: CrossGuardFacts; readonly verdict: CrossGuardVerdict }
  | ExitDecision
  | RuleDecision;

/** What comes of taking a stored decision again. */
export type ReEvaluation =
  | { readonly kind: "matches"; readonly decision: Decision }
  | { readonly kind: "differs"; readonly stored: Decision; readonly taken: Decision }
  /** Its inputs were not all kept, or it tells of something that no automation decided. */
  | { readonly kind: "cannot"; readonly rule: "before-inputs-were-kept" | "nothing-decided" };

/** Takes a decision again by the rules as they are, from its inputs alone. */
const decideAgain = (decision: Decision): Decision => {
  switch (decision.of) {
    case "margin-guard":
      return { ...decision, verdict: decideMarginGuard(decision.inputs) };
    case "cross-guard":
      return { ...decision, verdict: decideCrossGuard(decision.inputs) };
    case "backstop":
      return { ...decision, verdict: decideBackstop(decision.inputs) };
    case "stop":
      return { ...decision, verdict: decideStop(decision.inputs) };
    case "take-profit":
      return { ...decision, verdict: decideTakeProfit(decision.inputs) };
    case "price-alert":
      return { ...decision, verdict: decidePriceAlert(decision.inputs) };
    case "drawdown-breaker":
      return { ...decision, verdict: decideDrawdownBreaker(decision.inputs) };
    case "auto-entry":
      return { ...decision, verdict: decideAutoEntry(decision.inputs) };
  }
};

/** The decision that a receipt keeps; null where no automation took one. */
const decisionOf = (facts: ReceiptFacts): Decision | null => {
  switch (facts.kind) {
    case "margin-guard":
      return { of: "margin-guard", inputs: facts.inputs, verdict: facts.verdict };
    case "cross-guard":
      return { of: "cross-guard", inputs: facts.inputs, verdict: facts.verdict };
    case "exit":
    case "rule":
      return facts.decision;
    case "command":
    case "position-ended":
    case "account-blind":
      return null;
  }
};

/**
 * Takes the decision behind a receipt again, from its stored inputs alone, and holds the verdict against the stored one:
 * they must say the same to the last number. What was kept before all inputs were (version 0) cannot be taken again, rather
 * than be taken from gaps.
 */
export const reEvaluate = (
  facts: ReceiptFacts,
  decide: (decision: Decision) => Decision = decideAgain,
): ReEvaluation => {
  const stored = decisionOf(facts);
  if (stored === null) return { kind: "cannot", rule: "nothing-decided" };
  if ("version" in facts && facts.version === 0) return { kind: "cannot", rule: "before-inputs-were-kept" };
  const taken = decide(stored);
  return canonicalJson(taken.verdict) === canonicalJson(stored.verdict)
    ? { kind: "matches", decision: stored }
    : { kind: "differs", stored, taken };
};
