import { guardLegs } from "#domain/automations/guard-step.ts";
import { lookAhead } from "#domain/automations/look-ahead.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { LegRearm } from "#ports/triggers.ts";
import type { GuardTerms } from "./hit.ts";
import { rearmLegs } from "./rearm-legs.ts";

/**
 * The prices of a guard after an effect: from the position read back, those that add margin held still for the cooldown.
 * What was not applied is not done: a price that acts once is waited for again.
 */
export const rearmAfterEffect = (
  outcome: "confirmed" | "not-applied",
  position: IsolatedPosition | null,
  terms: GuardTerms,
  at: number,
): readonly LegRearm[] => {
  const { steps, step, done, legs, cooldownMs } = terms;
  const acted = outcome === "confirmed" ? [...done, step] : done;
  const anew =
    position === null ? [] : guardLegs(lookAhead(position, terms, terms.funding).position, steps, acted);
  if (anew.length === 0) return legs.map((leg) => ({ ...leg, kind: "on-change" }));
  const when = cooldownMs === 0 ? ({ kind: "now" } as const) : ({ kind: "at", at: at + cooldownMs } as const);
  return rearmLegs(anew, steps, "add-margin", when);
};
