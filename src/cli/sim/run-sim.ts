import { addCounts, FAULT_KINDS, type FaultCounts, type FaultKind, noCounts } from "./fault-plan.ts";
import { watchFirstFailure } from "./first-failure.ts";
import type { Batch, BatchResult, FailedSeed } from "./run-batch.ts";
import { openSimThread, type SimThread } from "./sim-thread.ts";
import { INVARIANTS, type Invariant } from "./violation.ts";

export type SimReport = {
  readonly seeds: number;
  readonly from: number;
  readonly violations: number;
  readonly byInvariant: Readonly<Partial<Record<Invariant, number>>>;
  readonly intents: number;
  readonly effects: number;
  readonly kills: number;
  readonly breaches: number;
  /** Seeds in which no position came inside its trigger. */
  readonly quietSeeds: number;
  readonly faults: FaultCounts;
  /** Kinds of fault that never happened; a whole run must not have any. */
  readonly neverFired: readonly FaultKind[];
  /** Seeds whose second run was another one. */
  readonly differing: number;
  readonly seedsPerSecond: number;
  readonly traceHash: string;
  readonly failed: readonly FailedSeed[];
};

export type SimWish = Pick<Batch, "mutant" | "twice"> & {
  /** Ends at the first seed that fails; which one that is does not depend on the threads, how far they got does. */
  readonly stopAtFailure: boolean;
  readonly seeds: number;
  readonly from: number;
  readonly jobs: number;
};

/** One number for all seeds in their order. */
const hashOf = (hashes: readonly (readonly [number, string])[]): string => {
  let hash = 0x811c9dc5;
  for (const [seed, text] of hashes) {
    for (const character of `${seed}${text}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
};

const countInvariants = (failed: readonly FailedSeed[]): Partial<Record<Invariant, number>> => {
  const counts: Partial<Record<Invariant, number>> = {};
  for (const invariant of INVARIANTS) {
    const broken = failed
      .flatMap(({ violations }) => violations)
      .filter((one) => one.invariant === invariant);
    if (broken.length > 0) counts[invariant] = broken.length;
  }
  return counts;
};

/** What is told of each seed, however the threads shared them. */
const orderSeeds = (
  results: readonly BatchResult[],
  stopAtFailure: boolean,
): Pick<BatchResult, "failed" | "hashes"> => {
  const failed = results.flatMap((result) => result.failed).toSorted((one, other) => one.seed - other.seed);
  const hashes = results.flatMap((result) => result.hashes).toSorted(([one], [other]) => one - other);
  const [first] = failed;
  if (!stopAtFailure || first === undefined) return { failed, hashes };
  // What another thread met beyond the first failure, before it heard of it, is chance.
  return { failed: [first], hashes: hashes.filter(([seed]) => seed <= first.seed) };
};

/** Shares the seeds of a wish out among these threads and sums up what came of them. */
const runOn = async (
  threads: readonly SimThread[],
  wish: Omit<SimWish, "jobs">,
  onSeed: () => void,
): Promise<SimReport> => {
  const { from, mutant, twice, stopAtFailure } = wish;
  const shared = { until: from + wish.seeds, step: threads.length, mutant, twice };
  const firstFailure = stopAtFailure ? watchFirstFailure() : null;
  const begun = performance.now();
  const results = await Promise.all(
    threads.map((thread, at) => thread.run({ ...shared, from: from + at, firstFailure }, onSeed)),
  );
  const elapsedMs = performance.now() - begun;
  const sum = (of: (result: BatchResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const faults = noCounts();
  for (const { counts } of results) addCounts(faults, counts);
  const { failed, hashes } = orderSeeds(results, stopAtFailure);
  const seeds = sum((result) => result.seeds);
  return {
    seeds,
    from: wish.from,
    violations: failed.reduce((total, { violations }) => total + violations.length, 0),
    byInvariant: countInvariants(failed),
    intents: sum((result) => result.intents),
    effects: sum((result) => result.effects),
    kills: sum((result) => result.kills),
    breaches: sum((result) => result.breaches),
    quietSeeds: sum((result) => result.quiet),
    faults,
    neverFired: FAULT_KINDS.filter((kind) => faults[kind] === 0),
    differing: sum((result) => result.differing),
    seedsPerSecond: Math.round((seeds / elapsedMs) * 10_000) / 10,
    traceHash: hashOf(hashes),
    failed,
  };
};

export type Sim = {
  /** One wish at a time. */
  run(wish: Omit<SimWish, "jobs">, onSeed: () => void): Promise<SimReport>;
  close(): Promise<unknown>;
};

/** Starts so many threads, for several wishes one after another. */
export const openSim = (jobs: number): Sim => {
  const threads = Array.from({ length: jobs }, openSimThread);
  return {
    run: (wish, onSeed) => runOn(threads, wish, onSeed),
    close: () => Promise.all(threads.map((thread) => thread.close())),
  };
};

/** Runs the seeds of a wish on several threads and sums up what came of them. */
export const runSim = async ({ jobs, ...wish }: SimWish, onSeed: () => void): Promise<SimReport> => {
  const sim = openSim(Math.min(jobs, wish.seeds));
  return sim.run(wish, onSeed).finally(() => sim.close());
};
