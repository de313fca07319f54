import { canonicalJson } from "../notifications/canonical-json.ts";
import { decideMarginGuard, type MarginGuardFacts, type MarginGuardVerdict } from "./margin-guard.ts";

/** A stored decision of a guard: what it was taken from, and what it was. `version` is 0 where inputs are missing. */
export type StoredDecision = {
  readonly version: number;
  readonly inputs: MarginGuardFacts;
  readonly verdict: MarginGuardVerdict;
};

/** What comes of taking a stored decision again. */
export type ReEvaluation =
  | { readonly kind: "matches"; readonly verdict: MarginGuardVerdict }
  | { readonly kind: "differs"; readonly stored: MarginGuardVerdict; readonly taken: MarginGuardVerdict }
  | { readonly kind: "cannot"; readonly rule: "before-inputs-were-kept" | "no-guard-decided" };

/**
 * Takes a stored decision again, from its stored inputs alone, and holds the verdict against the stored one: they must say
 * the same to the last number. What was kept before all inputs were cannot be taken again, rather than be taken from gaps.
 */
export const reEvaluate = (
  { version, inputs, verdict }: StoredDecision,
  decide: (facts: MarginGuardFacts) => MarginGuardVerdict = decideMarginGuard,
): ReEvaluation => {
  if (version === 0) return { kind: "cannot", rule: "before-inputs-were-kept" };
  const taken = decide(inputs);
  return canonicalJson(taken) === canonicalJson(verdict)
    ? { kind: "matches", verdict }
    : { kind: "differs", stored: verdict, taken };
};
