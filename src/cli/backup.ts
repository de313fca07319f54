import { parseArgs } from "node:util";
import { writeBackup } from "#server/composition/backups.ts";
import { printDone, printFailure, printLine, printWarning } from "./print.ts";
import { findDatabase } from "./probe/find-database.ts";

const USAGE = [
  "npm run backup -- --to FILE",
  "",
  "Writes all the product knows, as it was at one moment, to a compressed file that only you may read; nothing stops",
  "meanwhile. Keys are not in it: keep the keyring elsewhere, for without it no stored secret opens.",
].join("\n");

const backup = async (file: string): Promise<void> => {
  const databaseUrl = findDatabase();
  if (databaseUrl === null) {
    throw new Error("No database was found: set DATABASE_URL, or run this beside npm start.");
  }
  const { takenAt, tables } = await writeBackup(databaseUrl, file);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  printDone(`${rows} rows of ${tables.length} tables, as they were at ${takenAt}, are in ${file}`);
  printWarning(
    "The keyring is not in it. Keep a copy of it in another place: without it no stored secret opens.",
  );
};

try {
  const { values } = parseArgs({
    options: { to: { type: "string" }, help: { type: "boolean", default: false } },
  });
  if (values.help || values.to === undefined) {
    printLine(USAGE);
    if (!values.help) process.exitCode = 1;
  } else await backup(values.to);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
