import { printDone, printFailure, printLine } from "../print.ts";
import { FAULT_KINDS } from "./fault-plan.ts";
import { findMutant } from "./mutants.ts";
import type { RecordingReport } from "./play-recording.ts";
import { runSeed } from "./run-seed.ts";
import type { SimReport } from "./run-sim.ts";
import { GUARANTEES } from "./violation.ts";

const MOST_FAILED = 5;

/** What happened in a failing seed, event by event. */
export const printTrace = async (seed: number, mutantName: string | null): Promise<void> => {
  const mutant = mutantName === null ? null : findMutant(mutantName);
  const { trace } = await runSeed({ seed, keepTrace: true, ...(mutant === null ? {} : { mutant }) });
  printLine();
  printLine(`Seed ${seed}, event by event (milliseconds of virtual time):`);
  for (const line of trace) printLine(`  ${line}`);
};

/** What playing a recording found. */
export const printRecording = (report: RecordingReport): void => {
  printLine(
    `${report.days} days played, ${report.prices} prices, margin changed by hand ${report.changes} times`,
  );
  printLine(
    `${report.breaches} breaches, ${report.intents} intents, ${report.effects} effects, ${report.liquidations} liquidations`,
  );
  for (const { day, invariant, what } of report.violations.slice(0, MOST_FAILED)) {
    printFailure(`${day}: ${invariant} ${what}`);
  }
  if (report.violations.length === 0) printDone("No trigger was missed, and every invariant held");
  else printFailure(`${report.missed} triggers were missed, ${report.violations.length} invariants broken`);
};

/** The report of a run, as somebody reads it. */
export const printSim = (report: SimReport, mutant: string | null): void => {
  printLine();
  printLine(`${report.seeds} seeds from ${report.from} on, ${report.seedsPerSecond} a second`);
  printLine(
    `${report.breaches} breaches, ${report.intents} intents, ${report.effects} effects, ${report.kills} processes killed`,
  );
  printLine("Faults:");
  for (const kind of FAULT_KINDS) printLine(`  ${kind.padEnd(26)} ${report.faults[kind]}`);
  printLine(`Trace hash ${report.traceHash}`);
  for (const [invariant, guarantee] of Object.entries(GUARANTEES)) {
    const broken = report.byInvariant[invariant as keyof typeof GUARANTEES] ?? 0;
    if (broken > 0) printFailure(`${invariant} (${guarantee}): broken ${broken} times`);
  }
  for (const { seed, violations } of report.failed.slice(0, MOST_FAILED)) {
    printFailure(`seed ${seed}: ${violations[0]?.invariant} ${violations[0]?.what}`);
  }
  if (report.neverFired.length > 0) printFailure(`Never happened: ${report.neverFired.join(", ")}`);
  if (report.differing > 0) printFailure(`${report.differing} seeds ran differently the second time`);
  if (report.violations === 0) printDone("Every invariant held in every seed");
  else if (mutant !== null) printDone(`The mutant ${mutant} is caught`);
};
