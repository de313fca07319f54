import type { GuardStep } from "./guard-step.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";

/** Null is no cap at all, which is more than any. */
const isMore = (before: number | null, after: number | null): boolean =>
  before !== null && (after === null || after > before);

/** Whether a step spends no more and no sooner than another; of two prices nobody tells here which comes first. */
const isWithin = (step: GuardStep, bound: GuardStep): boolean => {
  if (step.deed.kind !== "add-margin") return true;
  if (bound.deed.kind !== "add-margin" || step.deed.target > bound.deed.target) return false;
  switch (step.when.by) {
    case "distance":
      return bound.when.by === "distance" && step.when.bps <= bound.when.bps;
    case "price":
      return bound.when.by === "price" && step.when.price === bound.when.price;
    case "margin-used":
      return bound.when.by === "margin-used" && step.when.bps >= bound.when.bps;
  }
};

/**
 * Whether a guard may spend more, or sooner, by its new settings than by the old ones; a new guard always may. Lowering a
 * cap, a trigger or a target, looking less far ahead, keeping more back, and closing the position only ever spend less.
 */
export const raisesRisk = (before: MarginGuardConfig | null, after: MarginGuardConfig): boolean =>
  before === null ||
  isMore(before.maxTotal, after.maxTotal) ||
  isMore(before.maxPerAction, after.maxPerAction) ||
  isMore(before.maxPerDay, after.maxPerDay) ||
  isMore(before.maxLoss, after.maxLoss) ||
  after.reserve < before.reserve ||
  after.cooldownMs < before.cooldownMs ||
  (after.settlementsAhead ?? 0) > (before.settlementsAhead ?? 0) ||
  after.steps.some(
    (step) => step.deed.kind === "add-margin" && !before.steps.some((old) => isWithin(step, old)),
  );
