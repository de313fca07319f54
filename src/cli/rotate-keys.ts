import type { KeyStep } from "#domain/vault/key-life.ts";
import { printDone, printFailure, printJson, printLine, printStep, printWarning } from "./print.ts";
import {
  ROTATE_USAGE,
  type RotateOptions,
  RotateUsageError,
  readRotateOptions,
} from "./rotate-keys/read-rotate-options.ts";
import { RotateRefused, rotateHere } from "./rotate-keys/rotate-here.ts";

const inWords = (step: KeyStep): string => {
  switch (step.kind) {
    case "warn":
      return `The key is ${step.ageDays} days old; in ${step.leftDays} days it seals no more`;
    case "add-key":
      return "A new key was added to the keyring";
    case "ask-for-key":
      return "Add a new key to the keyring: it is not ours to write";
    case "promote":
      return `Key ${step.id} is the primary now`;
    case "wait-for-holders":
      return `Key ${step.id} waits: ${step.lacking.length} running processes do not hold it`;
    case "wait-for-agreement":
      return `Key ${step.id} is not promoted: this keyring holds another key under that id than is recorded. Copy the keyring here whose key it is; if its bytes are nowhere any more, --emergency makes another in its place`;
    case "rewrap":
      return `${step.rows} secrets were to be moved`;
    case "disable":
      return `Key ${step.id} was disabled: nothing is wrapped by it`;
    case "erase":
      return `Key ${step.id} was erased`;
    case "ask-to-erase":
      return `Take key ${step.id} out of the keyring of every process: its time is over, and it is not ours to erase`;
    default:
      return step satisfies never;
  }
};

const rotate = async (isEmergency: boolean, json: boolean): Promise<void> => {
  const report = await rotateHere(isEmergency, json ? () => {} : printStep);
  if (json) return printJson(report);
  for (const step of report.done) printStep(inWords(step));
  if (report.isBusy) {
    printWarning(
      "Another process is rotating the keys at this moment, so not all was looked at. Run this again.",
    );
    process.exitCode = 1;
  }
  printDone(`${report.moved} secrets were wrapped by the primary key`);
  if (report.broken > 0) {
    printWarning(`${report.broken} secrets could not be opened by any key; the log names them.`);
    process.exitCode = 1;
  }
  if (isEmergency && !report.done.some(({ kind }) => kind === "promote")) {
    printFailure("No other key took over: what may have leaked still seals. What is missing is told above.");
    process.exitCode = 1;
  }
  if (isEmergency) printWarning("Now ask every trader to replace their key at LN Markets.");
};

const drill = async (options: Extract<RotateOptions, { kind: "drill" }>): Promise<void> => {
  const { json, rows, kills } = options;
  // Stands on a database and processes of its own, which an image has no use for.
  const { runDrill } = await import("./rotate-keys/run-drill.ts");
  const report = await runDrill({ rows, kills, random: Math.random, say: json ? () => {} : printStep });
  const wrong = report.undecryptable + report.lostUpdates + report.left;
  if (json) printJson(report);
  else {
    printLine(
      `${report.rows} secrets, ${report.kills} kills, ${report.updates} replaced meanwhile: ` +
        `${report.undecryptable} undecryptable, ${report.lostUpdates} lost updates, ${report.left} left on the old key.`,
    );
    printLine(`Undisturbed: ${report.rowsPerSecond} secrets a second.`);
  }
  if (wrong > 0) process.exitCode = 1;
};

try {
  const options = readRotateOptions(process.argv.slice(2));
  if (options === null) printLine(ROTATE_USAGE);
  else if (options.kind === "drill") await drill(options);
  else await rotate(options.kind === "emergency", options.json);
} catch (error) {
  const isTheirs = error instanceof RotateUsageError || error instanceof RotateRefused;
  printFailure(
    isTheirs ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
  process.exitCode = 1;
}
