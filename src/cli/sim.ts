import { CandleFileError } from "#domain/replay/parse-candle.ts";
import { printFailure, printJson, printLine, printProgress, printStep, printWarning } from "./print.ts";
import { findMutant, MUTANTS } from "./sim/mutants.ts";
import { playRecording } from "./sim/play-recording.ts";
import { printRecording, printSim, printTrace } from "./sim/print-sim.ts";
import { readSimOptions, type SimOptions, SimUsageError } from "./sim/read-sim-options.ts";
import { keepRegressions } from "./sim/regressions.ts";
import { runSim, type SimReport } from "./sim/run-sim.ts";

/** A run that small may miss a rare fault without meaning anything. */
const ENOUGH_SEEDS = 200;

const jsonOf = ({ failed, ...report }: SimReport) => ({
  ...report,
  failed: failed.map(({ seed, violations }) => ({ seed, violations })),
});

const hasFailed = (report: SimReport, options: SimOptions): boolean => {
  if (report.differing > 0) return true;
  if (options.mutant !== null) return report.violations === 0;
  const isWhole = report.seeds >= ENOUGH_SEEDS;
  return report.violations > 0 || (isWhole && report.neverFired.length > 0);
};

/** A seed that failed once is run for ever. */
const keep = ({ failed }: SimReport): void => {
  const fresh = keepRegressions(
    failed.map(({ seed, violations }) => ({
      seed,
      why: violations[0]?.what ?? "it failed",
      hasCross: true,
    })),
  );
  if (fresh.length > 0)
    printWarning(`${fresh.length} failing seeds were added to src/cli/sim/regressions.json`);
};

const play = async ({ byHand, mutant, json }: SimOptions, candles: string): Promise<void> => {
  const spoiled = mutant === null ? null : findMutant(mutant);
  let days = 0;
  const report = await playRecording(
    { candles, changesPerAccount: byHand, ...(spoiled === null ? {} : { mutant: spoiled }) },
    () => {
      days += 1;
      if (!json && days % 30 === 0) printStep(`${days} days played`);
    },
  );
  if (json) printJson(report);
  else printRecording(report);
  if (report.violations.length > 0 !== (mutant !== null)) process.exitCode = 1;
};

const run = async (options: SimOptions): Promise<void> => {
  if (options.listMutants) {
    for (const { name } of MUTANTS) printLine(name);
    return;
  }
  if (options.candles !== null) return play(options, options.candles);
  const bar = options.json ? null : printProgress("Simulating", options.seeds);
  let done = 0;
  const report = await runSim({ ...options, stopAtFailure: options.mutant !== null }, () => {
    done += 1;
    bar?.update(done);
  }).finally(() => bar?.abandon());
  if (options.json) printJson(jsonOf(report));
  else printSim(report, options.mutant);
  const [first] = report.failed;
  const isUnexpected = options.mutant === null;
  if (isUnexpected) keep(report);
  if (first !== undefined && !options.json && (options.trace || isUnexpected)) {
    await printTrace(first.seed, options.mutant);
  }
  if (hasFailed(report, options)) process.exitCode = 1;
};

try {
  await run(readSimOptions(process.argv.slice(2)));
} catch (error) {
  const isTheirs = error instanceof SimUsageError || error instanceof CandleFileError;
  printFailure(isTheirs ? error.message : String(error));
  process.exitCode = 1;
}
