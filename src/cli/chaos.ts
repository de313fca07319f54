import { isFaultless } from "./chaos/chaos-report.ts";
import { printReport } from "./chaos/print-report.ts";
import {
  CHAOS_USAGE,
  type ChaosOptions,
  ChaosUsageError,
  readChaosOptions,
} from "./chaos/read-chaos-options.ts";
import { ChaosStopped, runChaos } from "./chaos/run-chaos.ts";
import { startAppChaos } from "./chaos/start-app-chaos.ts";
import { printFailure, printJson, printLine, printProgress, printStep, printWarning } from "./print.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

const run = async ({ intents, json }: ChaosOptions): Promise<void> => {
  const bar = json ? null : printProgress("Intents sent", intents);
  const report = await runChaos({
    intents,
    random: Math.random,
    signal: stop.signal,
    say: json ? () => {} : printStep,
    onProgress: (sent) => bar?.update(sent),
  }).finally(() => bar?.abandon());
  if (json) printJson(report.figures);
  else printReport(report, intents);
  if (isFaultless(report, intents)) return;
  process.exitCode = 1;
  if (json && report.logs !== null) printWarning(`The logs are in ${report.logs} until the next run.`);
};

try {
  const flags = process.argv.slice(2);
  const isOfApp = flags.includes("--app") && !flags.includes("--help");
  const options = isOfApp ? null : readChaosOptions(flags.filter((flag) => flag !== "--app"));
  if (isOfApp)
    process.exitCode = await startAppChaos(
      flags.filter((flag) => flag !== "--app"),
      stop.signal,
    );
  else if (options === null) printLine(CHAOS_USAGE);
  else await run(options);
} catch (error) {
  const isTheirs = error instanceof ChaosUsageError || error instanceof ChaosStopped;
  printFailure(
    isTheirs
      ? error.message
      : `The chaos run broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
