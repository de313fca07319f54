import { parseArgs } from "node:util";
import { env } from "#env";
import { restoreBackup } from "#server/composition/backups.ts";
import { printDone, printFailure, printLine, printWarning } from "./print.ts";
import { findTarget } from "./restore/find-target.ts";

const USAGE = [
  "npm run restore -- --from FILE --into NAME",
  "npm run restore -- --from FILE --into postgres://user:password@host:5432/database",
  "",
  "Brings a backup into an empty database, all of it or nothing: one of that name beside the one of DATABASE_URL, or one",
  "at an address. Afterwards every automation is paused: since the backup",
  "positions and minds may have changed, so each trader looks and switches on again what they still want.",
].join("\n");

const restore = async (from: string, into: string): Promise<void> => {
  const target = findTarget(into, env().DATABASE_URL);
  const began = performance.now();
  const { takenAt, rows, paused, dropped } = await restoreBackup(from, target);
  // Half an hour is what an installation may be away for: whoever rehearses wants to know.
  const seconds = Math.ceil((performance.now() - began) / 1_000);
  printDone(
    `${rows} rows as they were at ${takenAt} are there after ${seconds} s, each table read back and the same`,
  );
  printWarning(
    `${paused} automations are paused and ${dropped} unfinished orders given up: let every trader look and switch on.`,
  );
  printWarning("Give the worker the keyring of that installation, then point DATABASE_URL at this database.");
};

try {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      into: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const { help, from, into } = values;
  if (help || from === undefined || into === undefined) {
    printLine(USAGE);
    if (!help) process.exitCode = 1;
  } else await restore(from, into);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
