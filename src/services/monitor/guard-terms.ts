import type { CrossGuardFacts } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import { guardLegs } from "#domain/automations/guard-step.ts";
import { lookAhead } from "#domain/automations/look-ahead.ts";
import type { MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { GuardTerms } from "./hit.ts";

/** The terms of a guard as it decides: what its prices are derived from after the effect. */
export const guardTerms = (
  { position, config, spending, funding = null }: MarginGuardFacts,
  step: number,
): GuardTerms => {
  const done = spending.doneSteps ?? [];
  return {
    of: "position",
    steps: config.steps,
    step,
    done,
    legs: guardLegs(lookAhead(position, config, funding).position, config.steps, done),
    settlementsAhead: config.settlementsAhead ?? 0,
    funding,
    cooldownMs: config.cooldownMs,
  };
};

/** The same of a guard on the cross position. */
export const crossTerms = ({ position, config, spending }: CrossGuardFacts, step: number): GuardTerms => {
  const done = spending.doneSteps ?? [];
  return {
    of: "cross",
    steps: config.steps,
    step,
    done,
    legs: crossLegs(position, config.steps, done),
    cooldownMs: config.cooldownMs,
  };
};
