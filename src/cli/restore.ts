import { parseArgs } from "node:util";
import { restoreBackup } from "#server/composition.ts";
import { printDone, printFailure, printLine, printWarning } from "./print.ts";

const USAGE = [
  "npm run restore -- --from FILE --into postgres://user:password@host:5432/database",
  "",
  "Brings a backup into an empty database, all of it or nothing. Afterwards every automation is paused: since the backup",
  "positions and minds may have changed, so each trader looks and switches on again what they still want.",
].join("\n");

const restore = async (from: string, into: string): Promise<void> => {
  if (!/^postgres(ql)?:\/\//.test(into) || !URL.canParse(into)) {
    throw new Error(
      "--into takes the address of an empty database: postgres://user:password@host:5432/database",
    );
  }
  const { takenAt, rows, paused, dropped } = await restoreBackup(from, into);
  printDone(`${rows} rows as they were at ${takenAt} are there, each table read back and the same`);
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
