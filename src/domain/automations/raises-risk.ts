import type { MarginGuardConfig } from "./margin-guard.ts";

/** Null is no cap at all, which is more than any. */
const isMore = (before: number | null, after: number | null): boolean =>
  before !== null && (after === null || after > before);

/**
 * Whether a guard may spend more, or sooner, by its new settings than by the old ones; a new guard always may. Lowering a
 * cap, a trigger or a target only ever spends less.
 */
export const raisesRisk = (before: MarginGuardConfig | null, after: MarginGuardConfig): boolean =>
  before === null ||
  isMore(before.maxTotal, after.maxTotal) ||
  isMore(before.maxPerAction, after.maxPerAction) ||
  isMore(before.maxPerDay, after.maxPerDay) ||
  after.trigger > before.trigger ||
  after.target > before.target ||
  after.cooldownMs < before.cooldownMs;
