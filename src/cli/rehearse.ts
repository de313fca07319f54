import { CandleFileError } from "#domain/replay/parse-candle.ts";
import { printFailure, printJson, printLine } from "./print.ts";
import { printRehearsal } from "./rehearse/print-rehearsal.ts";
import { REHEARSE_USAGE, readRehearseOptions } from "./rehearse/read-rehearse-options.ts";
import { runRehearsal } from "./rehearse/run-rehearsal.ts";
import { ReplayUsageError } from "./replay/read-flags.ts";

try {
  const options = readRehearseOptions(process.argv.slice(2));
  if (options === null) printLine(REHEARSE_USAGE);
  else {
    const report = await runRehearsal(options);
    if (options.json) printJson(report);
    else printRehearsal(report);
  }
} catch (error) {
  const isTheirs = error instanceof ReplayUsageError || error instanceof CandleFileError;
  printFailure(
    isTheirs
      ? error.message
      : `The rehearsal stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
