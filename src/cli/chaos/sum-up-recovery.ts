import { percentile } from "./watch-reclaims.ts";
import type { FaultKind, FaultStory } from "./watch-recovery.ts";

/** The faults of one kind, or all of them. Milliseconds; null where a fault that was never over is the answer. */
export type Recovery = {
  readonly faults: number;
  /** Those after which all was well again; the run's end is where watching ended. */
  readonly recovered: number;
  readonly medianMs: number | null;
  readonly maxMs: number | null;
};

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A fault that was never over took longer than any that was. */
const sumUp = (stories: readonly FaultStory[]): Recovery => {
  const times = stories.map(({ recoveryMs }) => recoveryMs ?? Number.POSITIVE_INFINITY);
  return {
    faults: times.length,
    recovered: times.filter(Number.isFinite).length,
    medianMs: times.length === 0 ? null : finite(percentile(times, 50)),
    maxMs: times.length === 0 ? null : finite(percentile(times, 100)),
  };
};

/** All faults together, and those of each kind that came. */
export type RecoverySum = Recovery & {
  /**
   * The longest of the kinds' medians: many faults of a kind that costs little, such as one of the exchange that nothing
   * met before it was taken back, say nothing of the others. Null where a kind has none.
   */
  readonly worstMedianMs: number | null;
  readonly byKind: Readonly<Partial<Record<FaultKind, Recovery>>>;
};

export const sumUpRecovery = (stories: readonly FaultStory[]): RecoverySum => {
  const kinds = [...new Set(stories.map(({ kind }) => kind))].toSorted();
  const byKind = kinds.map((kind) => [kind, sumUp(stories.filter((story) => story.kind === kind))] as const);
  const medians = byKind.map(([, { medianMs }]) => medianMs ?? Number.POSITIVE_INFINITY);
  const worstMedianMs = medians.length === 0 ? null : finite(Math.max(...medians));
  return { ...sumUp(stories), worstMedianMs, byKind: Object.fromEntries(byKind) };
};
