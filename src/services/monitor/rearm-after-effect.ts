import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import { guardLegs, type Leg } from "#domain/automations/guard-step.ts";
import { lookAhead } from "#domain/automations/look-ahead.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { LegRearm } from "#ports/triggers.ts";
import type { GuardTerms } from "./hit.ts";
import { type Deed, rearmLegs } from "./rearm-legs.ts";

/** What was read back, as far as a guard's prices follow from it: null where it is gone, or could not be read. */
export type After = { readonly position: IsolatedPosition | null; readonly net: CrossPosition | null };

const legsAnew = (terms: GuardTerms, { position, net }: After, done: readonly number[]): readonly Leg[] => {
  if (terms.of === "cross") return net === null ? [] : crossLegs(net, terms.steps, done);
  if (position === null) return [];
  return guardLegs(lookAhead(position, terms, terms.funding).position, terms.steps, done);
};

/** What a cooldown holds still; closing never waits for it. */
const RESTING: readonly Deed[] = ["add-margin", "reduce"];

/**
 * The prices of a guard after an effect: from the position read back, those that add margin or reduce held still for the
 * cooldown. What was not applied is not done: a price that acts once is waited for again.
 */
export const rearmAfterEffect = (
  outcome: "confirmed" | "not-applied",
  after: After,
  terms: GuardTerms,
  at: number,
): readonly LegRearm[] => {
  const { steps, step, done, legs, cooldownMs } = terms;
  const acted = outcome === "confirmed" ? [...done, step] : done;
  const anew = legsAnew(terms, after, acted);
  if (anew.length === 0) return legs.map((leg) => ({ ...leg, kind: "on-change" }));
  const when = cooldownMs === 0 ? ({ kind: "now" } as const) : ({ kind: "at", at: at + cooldownMs } as const);
  return rearmLegs(anew, steps, RESTING, when);
};
