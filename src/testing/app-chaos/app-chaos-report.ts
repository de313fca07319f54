import type { Fault } from "./fault-table.ts";
import { type Availability, LEAST_SHARE, type Probe } from "./sum-up-probes.ts";

/** A fault and what came of it; milliseconds. */
export type AppFaultStory = {
  readonly fault: Fault;
  readonly atMs: number;
  /** From when it was over until money was moved for a new reason and all was well again; null where that never was. */
  readonly recoveryMs: number | null;
  readonly missed: number;
  /** What it has to tell besides, in words. */
  readonly notes: readonly string[];
  /** What did not come out as it must, in words. */
  readonly wrong: readonly string[];
};

/** The figures of a run; `--json` prints these and nothing else. */
export type AppChaosFigures = {
  readonly minutes: number;
  readonly availability: Availability;
  /** Probes that were answered by what was last known. */
  readonly lastKnown: number;
  readonly misses: readonly Probe[];
  readonly faults: readonly AppFaultStory[];
  /** Effects beyond one for each intent. */
  readonly double: number;
  /** Intents whose word differs from the exchange's ledger, and triggers that nobody will act on. */
  readonly lost: number;
  readonly open: number;
  readonly sent: number;
  readonly unaccountedSats: number;
  readonly requests: number;
  readonly failedRequests: number;
  readonly streams: number;
  /** The first of them that failed, in words. */
  readonly failures: readonly string[];
  readonly connectionsBefore: Readonly<Record<string, number>>;
  readonly connectionsAfter: Readonly<Record<string, number>>;
  readonly leaked: number;
  readonly missing: number;
  /** How each process ended that nobody had ended. */
  readonly deaths: readonly string[];
};

/** What is promised of the write path. */
export const RECOVERS_WITHIN_MS = 30_000;

/** How many connections `one` has beyond those of `other`, kind of process by kind. */
const beyond = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): number =>
  Object.entries(one).reduce((sum, [name, count]) => sum + Math.max(0, count - (other[name] ?? 0)), 0);

/**
 * What became of filled pools: connections that were never given back, and places in a pool that nobody can use any more.
 * More of one kind make up for nothing of another.
 */
export const comparePools = (
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): { readonly leaked: number; readonly missing: number } => ({
  leaked: beyond(after, before),
  missing: beyond(before, after),
});

/** Everything that was not as promised, in words; nothing where the run is good. */
export const findWrongs = (figures: AppChaosFigures): readonly string[] => {
  const { share } = figures.availability;
  const wrongs: (string | null)[] = [
    share === null || share < LEAST_SHARE
      ? `available in ${((share ?? 0) * 100).toFixed(2)} % of probes`
      : null,
    figures.double > 0 ? `${figures.double} effects too many` : null,
    figures.lost > 0 ? `${figures.lost} intents or triggers lost` : null,
    figures.open > 0 ? `${figures.open} intents left open` : null,
    figures.sent === 0 ? "no intent was sent, so nothing was tried" : null,
    figures.unaccountedSats === 0 ? null : `${figures.unaccountedSats} sats unaccounted for`,
    figures.leaked > 0 ? `${figures.leaked} connections leaked` : null,
    figures.missing > 0 ? `${figures.missing} connections fewer than before` : null,
    ...figures.deaths,
    ...figures.faults.flatMap(({ fault, recoveryMs, wrong }) => [
      recoveryMs === null ? `${fault}: never recovered` : null,
      recoveryMs !== null && recoveryMs >= RECOVERS_WITHIN_MS
        ? `${fault}: recovered after ${(recoveryMs / 1_000).toFixed(1)} s`
        : null,
      ...wrong.map((words) => `${fault}: ${words}`),
    ]),
  ];
  return wrongs.filter((words) => words !== null);
};
