import { CandleFileError } from "#domain/replay/parse-candle.ts";
import { AppError } from "#services/app-error.ts";
import { printFailure, printJson, printLine, printProgress, printStep } from "./print.ts";
import { compareSurvivors, survivorsWords } from "./replay/compare-survivors.ts";
import { printReport } from "./replay/print-report.ts";
import { ReplayUsageError } from "./replay/read-flags.ts";
import { type ReplayOptions, readReplayOptions } from "./replay/read-replay-options.ts";
import { type ReplayReport, reportReplay } from "./replay/report-replay.ts";
import { countCandles, ReplayStopped, runReplay } from "./replay/run-replay.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

const play = async (options: ReplayOptions): Promise<ReplayReport> => {
  const total = await countCandles(options);
  const say = options.json ? () => {} : printStep;
  const bar = options.json ? null : printProgress("Playing", total);
  let candles = 0;
  return runReplay(
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
};

const failOn = ({ doubleEffects, conservationDifference }: ReplayReport): void => {
  if (doubleEffects > 0 || conservationDifference !== 0) process.exitCode = 1;
};

const playOnce = async (options: ReplayOptions): Promise<void> => {
  const report = await play(options);
  if (options.json) printJson(report);
  else printReport(options, report);
  failOn(report);
};

/** The same prices and positions without the backstop and with it: the backstop must cost no position that would survive. */
const playBoth = async (options: ReplayOptions): Promise<void> => {
  const without = await play({ ...options, backstop: false });
  const withBackstop = await play({ ...options, backstop: true });
  const compared = compareSurvivors(without, withBackstop);
  if (options.json) printJson({ without, withBackstop, compared });
  else {
    printReport({ ...options, backstop: false }, without);
    printReport({ ...options, backstop: true }, withBackstop);
    printLine(survivorsWords(compared));
  }
  failOn(without);
  failOn(withBackstop);
  if (!compared.isSame) process.exitCode = 1;
};

const run = (options: ReplayOptions): Promise<void> =>
  options.compareBackstop ? playBoth(options) : playOnce(options);

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
