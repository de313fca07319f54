import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { LegRearm } from "#ports/triggers.ts";
import type { GuardTerms } from "./hit.ts";

/** When a price is waited for again, whichever it is. */
export type When =
  | { readonly kind: "now" }
  | { readonly kind: "at"; readonly at: number }
  | { readonly kind: "on-change" };

/** What a step of any guard does. */
export type Deed = CrossStep["deed"]["kind"];

/**
 * The prices of a guard after a verdict. What holds back a deed holds back every step of that deed; the others wait on, so a
 * guard that may add no more still closes.
 */
export const rearmLegs = (
  legs: readonly Leg[],
  steps: readonly CrossStep[],
  deeds: readonly Deed[],
  when: When,
): readonly LegRearm[] =>
  legs.map(({ leg, trigger }) => {
    const deed = steps[leg]?.deed.kind;
    const isHeld = deed !== undefined && deeds.includes(deed);
    return isHeld ? { ...when, leg, trigger } : { kind: "now", leg, trigger };
  });

/** The same after a deed that came to nothing, or that nobody can tell the end of; until `at`, or at once where that is null. */
export const waitAfterDeed = ({ legs, steps, step }: GuardTerms, at: number | null): readonly LegRearm[] =>
  rearmLegs(
    legs,
    steps,
    [steps[step]?.deed.kind ?? "add-margin"],
    at === null ? { kind: "now" } : { kind: "at", at },
  );
