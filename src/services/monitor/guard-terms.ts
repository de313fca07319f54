import { guardLegs } from "#domain/automations/guard-step.ts";
import type { MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { GuardTerms } from "./hit.ts";

/** The terms of a guard as it decides: what its prices are derived from after the effect. */
export const guardTerms = ({ position, config, spending }: MarginGuardFacts, step: number): GuardTerms => {
  const done = spending.doneSteps ?? [];
  return {
    steps: config.steps,
    step,
    done,
    legs: guardLegs(position, config.steps, done),
    cooldownMs: config.cooldownMs,
  };
};
