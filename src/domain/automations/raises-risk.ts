import type { CrossStep } from "./cross-guard/cross-step.ts";
import type { GuardCaps } from "./guard-bounds.ts";

/** The settings of a guard as far as they decide what it spends, on an isolated position or the cross one. */
type Spending = GuardCaps & {
  readonly steps: readonly CrossStep[];
  readonly cooldownMs: number;
  /** Only a guard of an isolated position looks ahead. */
  readonly settlementsAhead?: number;
};

/** Null is no cap at all, which is more than any. */
const isMore = (before: number | null, after: number | null): boolean =>
  before !== null && (after === null || after > before);

/** Whether a step spends no more and no sooner than another; of two prices nobody tells here which comes first. */
const isWithin = (step: CrossStep, bound: CrossStep): boolean => {
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
 * cap, a trigger or a target, looking less far ahead, keeping more back, and closing the position or a part of it only ever
 * spend less.
 */
export const raisesRisk = (before: Spending | null, after: Spending): boolean =>
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
