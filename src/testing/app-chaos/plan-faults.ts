import { FAULTS, type Fault } from "./fault-table.ts";

/** One fault of a run: when it begins, how long it lasts where it does, and until when nothing else befalls the product. */
export type PlannedFault = {
  readonly fault: Fault;
  readonly atMs: number;
  readonly activeMs: number;
  readonly endMs: number;
};

const MINUTE = 60_000;
const SLOT_MS = 3 * MINUTE;
/** Enough to see what is well before it begins. */
const LEAD_MS = 10_000;
const LONGEST_MS = MINUTE;

/**
 * A fault each three minutes, every kind in turn, or those of `only`; where they do not fit, one a minute. A fault takes no more
 * than a third of its slot.
 */
export const planFaults = (minutes: number, only: readonly Fault[] | null): readonly PlannedFault[] => {
  const wholeMs = minutes * MINUTE;
  const count = Math.max(1, Math.floor(wholeMs / SLOT_MS), Math.min(only?.length ?? 0, minutes));
  const slotMs = wholeMs / count;
  const kinds = only ?? FAULTS;
  return Array.from({ length: count }, (_, index) => ({
    fault: kinds[index % kinds.length] ?? "web-killed",
    atMs: index * slotMs + LEAD_MS,
    activeMs: Math.min(LONGEST_MS, slotMs / 3),
    endMs: (index + 1) * slotMs,
  }));
};
