import { keepStdoutForJson, printFailure, printJson, printStep } from "#cli/print.ts";
import { findWrongs } from "./app-chaos-report.ts";
import { printAppChaos } from "./print-app-chaos.ts";
import { type AppChaosOptions, AppChaosUsageError, readAppChaosOptions } from "./read-app-chaos-options.ts";
import { AppChaosStopped, runAppChaos } from "./run-app-chaos.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

const run = async ({ minutes, only, json }: AppChaosOptions): Promise<void> => {
  if (json) keepStdoutForJson();
  const figures = await runAppChaos({ minutes, only, signal: stop.signal, say: printStep });
  if (json) printJson({ ...figures, wrong: findWrongs(figures) });
  else printAppChaos(figures);
  if (findWrongs(figures).length > 0) process.exitCode = 1;
};

try {
  await run(readAppChaosOptions(process.argv.slice(2)));
} catch (error) {
  const isTheirs = error instanceof AppChaosUsageError || error instanceof AppChaosStopped;
  printFailure(
    isTheirs
      ? error.message
      : `The chaos run broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
