import { addCounts, type FaultCounts, noCounts } from "./fault-plan.ts";
import { type FirstFailure, isBeyond, noteFailure } from "./first-failure.ts";
import { findMutant } from "./mutants.ts";
import { runSeed } from "./run-seed.ts";
import type { Violation } from "./violation.ts";

/** Some seeds for one thread: every `step`-th from `from` on, up to `until`, without it. */
export type Batch = {
  readonly from: number;
  readonly until: number;
  readonly step: number;
  readonly mutant: string | null;
  readonly twice: boolean;
  /** Where threads that end at the first seed that fails tell each other of it: enough to know that a mutant is caught. */
  readonly firstFailure: FirstFailure | null;
};

export type FailedSeed = { readonly seed: number; readonly violations: readonly Violation[] };

export type BatchResult = {
  readonly seeds: number;
  readonly intents: number;
  readonly effects: number;
  readonly kills: number;
  readonly breaches: number;
  readonly quiet: number;
  readonly differing: number;
  readonly counts: FaultCounts;
  readonly failed: readonly FailedSeed[];
  /** Hash of every seed, by seed. */
  readonly hashes: readonly (readonly [number, string])[];
};

const hasDiffered = async (batch: Batch, seed: number, hash: string): Promise<boolean> => {
  if (!batch.twice) return false;
  const mutant = batch.mutant === null ? null : findMutant(batch.mutant);
  const again = await runSeed({ seed, ...(mutant === null ? {} : { mutant }) });
  return again.traceHash !== hash;
};

/** Runs the seeds of a batch one after another; `onSeed` hears of each. */
export const runBatch = async (batch: Batch, onSeed: () => void): Promise<BatchResult> => {
  const mutant = batch.mutant === null ? null : findMutant(batch.mutant);
  const counts = noCounts();
  const failed: FailedSeed[] = [];
  const hashes: [number, string][] = [];
  let [intents, effects, kills, breaches, differing, quiet] = [0, 0, 0, 0, 0, 0];
  for (let seed = batch.from; seed < batch.until; seed += batch.step) {
    if (batch.firstFailure !== null && isBeyond(batch.firstFailure, seed)) break;
    const result = await runSeed({ seed, ...(mutant === null ? {} : { mutant }) });
    intents += result.intents;
    effects += result.effects;
    kills += result.kills;
    breaches += result.breaches;
    if (result.breaches === 0) quiet += 1;
    addCounts(counts, result.counts);
    hashes.push([seed, result.traceHash]);
    if (await hasDiffered(batch, seed, result.traceHash)) differing += 1;
    onSeed();
    if (result.violations.length === 0) continue;
    failed.push({ seed, violations: result.violations });
    if (batch.firstFailure !== null) noteFailure(batch.firstFailure, seed);
  }
  const seeds = hashes.length;
  return { seeds, intents, effects, kills, breaches, quiet, differing, counts, failed, hashes };
};
