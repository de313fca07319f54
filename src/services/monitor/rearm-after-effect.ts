import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Rearm } from "#ports/triggers.ts";
import type { GuardTerms } from "./hit.ts";

/** The trigger of a guard after an effect: from the position read back, held still for the cooldown. */
export const rearmAfterEffect = (position: IsolatedPosition | null, terms: GuardTerms, at: number): Rearm => {
  const trigger = position === null ? null : marginGuardTrigger(position, terms.bps);
  if (trigger === null) return { kind: "on-change", trigger: terms.trigger };
  return terms.cooldownMs === 0
    ? { kind: "now", trigger }
    : { kind: "at", trigger, at: at + terms.cooldownMs };
};
