import { CandleFileError } from "#domain/replay/parse-candle.ts";
import { AppError } from "#services/app-error.ts";
import { printFailure, printJson, printProgress, printStep } from "./print.ts";
import { printReport } from "./replay/print-report.ts";
import { type ReplayOptions, ReplayUsageError, readReplayOptions } from "./replay/read-replay-options.ts";
import { reportReplay } from "./replay/report-replay.ts";
import { countCandles, ReplayStopped, runReplay } from "./replay/run-replay.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

const run = async (options: ReplayOptions): Promise<void> => {
  const total = await countCandles(options);
  const say = options.json ? () => {} : printStep;
  const bar = options.json ? null : printProgress("Playing", total);
  let candles = 0;
  const report = await runReplay(
    options,
    {
      say,
      signal: stop.signal,
      onStep: (step) => {
        if (!step.isOpen) return;
        candles += 1;
        bar?.update(candles);
      },
    },
    async (played) => {
      bar?.finish(`${candles} candles played`);
      return reportReplay(played, options);
    },
  ).finally(() => bar?.abandon());
  if (options.json) printJson(report);
  else printReport(options, report);
  if (report.doubleEffects > 0 || report.conservationDifference !== 0) process.exitCode = 1;
};

try {
  await run(readReplayOptions(process.argv.slice(2)));
} catch (error) {
  const isTheirs =
    error instanceof ReplayUsageError ||
    error instanceof CandleFileError ||
    error instanceof ReplayStopped ||
    error instanceof AppError;
  printFailure(
    isTheirs
      ? error.message
      : `The replay stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
