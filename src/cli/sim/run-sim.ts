import { Worker } from "node:worker_threads";
import { addCounts, FAULT_KINDS, type FaultCounts, type FaultKind, noCounts } from "./fault-plan.ts";
import type { Batch, BatchResult, FailedSeed } from "./run-batch.ts";
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

export type SimWish = Pick<Batch, "mutant" | "twice" | "stopAtFailure"> & {
  readonly seeds: number;
  readonly from: number;
  readonly jobs: number;
};

type Message = { readonly kind: "seed" } | { readonly kind: "done"; readonly result: BatchResult };

const runThread = (batch: Batch, onSeed: () => void): Promise<BatchResult> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./batch-thread.ts", import.meta.url), { workerData: batch });
    thread.on("message", (message: Message) => {
      if (message.kind === "seed") onSeed();
      else resolve(message.result);
    });
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("A thread of the simulation ended without a result")));
  });

/** One number for all seeds in order, however they were shared out. */
const hashOf = (hashes: readonly (readonly [number, string])[]): string => {
  let hash = 0x811c9dc5;
  for (const [seed, text] of hashes.toSorted(([one], [other]) => one - other)) {
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

/** Runs the seeds of a wish on several threads and sums up what came of them. */
export const runSim = async (wish: SimWish, onSeed: () => void): Promise<SimReport> => {
  const jobs = Math.min(wish.jobs, wish.seeds);
  const begun = performance.now();
  const results = await Promise.all(
    Array.from({ length: jobs }, (_, job) =>
      runThread({ ...wish, from: wish.from + job, until: wish.from + wish.seeds, step: jobs }, onSeed),
    ),
  );
  const elapsedMs = performance.now() - begun;
  const sum = (of: (result: BatchResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const faults = noCounts();
  for (const { counts } of results) addCounts(faults, counts);
  const failed = results.flatMap((result) => result.failed).toSorted((one, other) => one.seed - other.seed);
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
    traceHash: hashOf(results.flatMap((result) => result.hashes)),
    failed,
  };
};
