import { printFailure, printJson, printLine, printProgress, printWarning } from "./print.ts";
import { MUTANTS } from "./sim/mutants.ts";
import { printSim, printTrace } from "./sim/print-sim.ts";
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
    failed.map(({ seed, violations }) => ({ seed, why: violations[0]?.what ?? "it failed" })),
  );
  if (fresh.length > 0)
    printWarning(`${fresh.length} failing seeds were added to src/cli/sim/regressions.json`);
};

const run = async (options: SimOptions): Promise<void> => {
  if (options.listMutants) {
    for (const { name } of MUTANTS) printLine(name);
    return;
  }
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
  printFailure(error instanceof SimUsageError ? error.message : String(error));
  process.exitCode = 1;
}
