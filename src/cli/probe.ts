import { setTimeout as sleep } from "node:timers/promises";
import { EnvError } from "#env";
import { AppError } from "#services/app-error.ts";
import { printDone, printFailure, printJson, printStep, printWarning } from "./print.ts";
import { openTerminal } from "./probe/open-terminal.ts";
import { printFindings } from "./probe/print-findings.ts";
import { type ProbeOptions, ProbeUsageError, readProbeOptions } from "./probe/read-probe-options.ts";
import { readFacts, recordFacts } from "./probe/record-facts.ts";
import { type ProbeReport, runCommand } from "./probe/run-command.ts";

/** npm passes a Ctrl-C on a second time: only one that comes later is meant. */
const SECOND_SIGNAL_MS = 1_000;

let stoppedAt: number | null = null;
const stop = (): void => {
  const now = performance.now();
  if (stoppedAt === null) printWarning("Stopping after this step. Ctrl-C once more leaves at once.");
  else if (now - stoppedAt > SECOND_SIGNAL_MS) {
    printFailure("Left at once. A trade that was opened above may still run: close it at the exchange.");
    process.exit(130);
  }
  stoppedAt ??= now;
};

const saveFor = (report: ProbeReport, why: string, json: boolean): void => {
  printWarning(`Nothing was recorded: ${why}.`);
  printWarning("Keep the line of JSON in a file, and npm run probe -- --record FILE records it later.");
  if (!json) printJson({ facts: report.facts });
};

const show = (report: ProbeReport, json: boolean, unrecorded: string | null): void => {
  if (json) printJson({ ...report, recorded: unrecorded === null });
  else printFindings(report.findings);
  if (unrecorded === null && !json) printDone(`Recorded what was seen of ${report.network}`);
  if (unrecorded !== null) saveFor(report, unrecorded, json);
  for (const id of report.leftOpen)
    printFailure(`A trade of the probe still runs: ${id}. Close it at the exchange.`);
  if (report.leftOpen.length > 0) process.exitCode = 1;
};

const probe = async (options: Extract<ProbeOptions, { kind: "probe" }>): Promise<void> => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  const terminal = openTerminal(stop);
  const say = options.json ? () => {} : printStep;
  if (terminal === null && !options.yes)
    printWarning("Nobody can answer here: steps that move money are left out.");
  const report = await runCommand(options, {
    terminal,
    say,
    isStopped: () => stoppedAt !== null,
    sleep: (ms) => sleep(ms),
  });
  show(report, options.json, await recordFacts(report.facts));
};

const record = async (file: string): Promise<void> => {
  const facts = readFacts(file);
  const why = await recordFacts(facts);
  if (why !== null) throw new ProbeUsageError(`Nothing was recorded: ${why}.`);
  printDone(`Recorded what was seen of ${facts.network}`);
};

/** Whatever is not foreseen is a defect of ours; its message could quote a request, so only its place is shown. */
const placeOf = (error: unknown): string => {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => /^\s+at /.test(line)).join("\n");
};

try {
  const options = readProbeOptions(process.argv.slice(2));
  await (options.kind === "record" ? record(options.file) : probe(options));
} catch (error) {
  const isTheirs = error instanceof ProbeUsageError || error instanceof AppError || error instanceof EnvError;
  printFailure(
    isTheirs ? error.message : `The probe stopped in a place it should not have:\n${placeOf(error)}`,
  );
  process.exitCode = 1;
}
