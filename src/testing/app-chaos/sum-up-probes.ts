import type { Fault } from "./fault-table.ts";

/** One look at the product, once a second, as whoever uses it has it. */
export type Probe = {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  /** Which fault was or had last been there; null before the first. */
  readonly fault: Fault | null;
  /** What was wrong, in words; null where health and the last known positions answered in time. */
  readonly missed: string | null;
};

export type Availability = {
  readonly probes: number;
  readonly missed: number;
  /** Of all probes, 0 to 1. Null where there was none: nothing is known then. */
  readonly share: number | null;
};

/** What is promised. */
export const LEAST_SHARE = 0.999;

export const sumUpProbes = (probes: readonly Probe[]): Availability => {
  const missed = probes.filter((probe) => probe.missed !== null).length;
  return {
    probes: probes.length,
    missed,
    share: probes.length === 0 ? null : (probes.length - missed) / probes.length,
  };
};
