import { canonicalJson } from "../notifications/canonical-json.ts";
import { type CrossGuardFacts, decideCrossGuard } from "./cross-guard/cross-guard.ts";
import type { CrossGuardVerdict } from "./cross-guard/cross-verdict.ts";
import { decideMarginGuard, type MarginGuardFacts, type MarginGuardVerdict } from "./margin-guard.ts";

/** A stored decision of a guard: what it was taken from, and what it was. `version` is 0 where inputs are missing. */
export type StoredDecision = {
  readonly version: number;
  readonly inputs: MarginGuardFacts;
  readonly verdict: MarginGuardVerdict;
};

/** The same of a guard on the cross position. */
export type StoredCrossDecision = {
  readonly version: number;
  readonly inputs: CrossGuardFacts;
  readonly verdict: CrossGuardVerdict;
};

type AnyVerdict = MarginGuardVerdict | CrossGuardVerdict;

/** What comes of taking a stored decision again. */
export type ReEvaluation =
  | { readonly kind: "matches"; readonly verdict: AnyVerdict }
  | { readonly kind: "differs"; readonly stored: AnyVerdict; readonly taken: AnyVerdict }
  | { readonly kind: "cannot"; readonly rule: "before-inputs-were-kept" | "no-guard-decided" };

const compare = (stored: AnyVerdict, taken: AnyVerdict): ReEvaluation =>
  canonicalJson(taken) === canonicalJson(stored)
    ? { kind: "matches", verdict: stored }
    : { kind: "differs", stored, taken };

/**
 * Takes a stored decision again, from its stored inputs alone, and holds the verdict against the stored one: they must say
 * the same to the last number. What was kept before all inputs were cannot be taken again, rather than be taken from gaps.
 */
export const reEvaluate = (
  { version, inputs, verdict }: StoredDecision,
  decide: (facts: MarginGuardFacts) => MarginGuardVerdict = decideMarginGuard,
): ReEvaluation =>
  version === 0 ? { kind: "cannot", rule: "before-inputs-were-kept" } : compare(verdict, decide(inputs));

/** The same for a decision about the cross position, of which all inputs were kept from the first on. */
export const reEvaluateCross = ({ inputs, verdict }: StoredCrossDecision): ReEvaluation =>
  compare(verdict, decideCrossGuard(inputs));
