import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DataDirectory } from "#cli/infra/data-directory.ts";
import { foreignHomeOf } from "#cli/infra/postgres/prepare-launch.ts";
import { commandOf } from "#cli/infra/process-identity.ts";
import { readRunning } from "#cli/start/running-file.ts";
import { readSeen } from "./seen-notes.ts";
import type { Piece, Sink } from "./sink.ts";
import { readDatabase } from "./sinks/read-database.ts";
import { readFiles } from "./sinks/read-files.ts";
import { type KeyValues, readKeyValues } from "./sinks/read-key-values.ts";
import { readMails } from "./sinks/read-mails.ts";

/** Where the parts of one run are. */
export type RunPlaces = {
  /** The directory of what was seen and written down. */
  readonly home: string;
  /** Where the product's own command says what `npm start` says. */
  readonly output: string;
  readonly data: DataDirectory;
  /** What was built, with its caches and source maps. */
  readonly build: string;
  readonly url: string;
  readonly databaseUrl: string;
  readonly keyValues: KeyValues;
};

export const commandLogIn = (home: string): string => join(home, "key-value-commands.log");

async function* both(...readings: readonly AsyncIterable<Piece>[]): AsyncIterable<Piece> {
  for (const reading of readings) yield* reading;
}

/** What everybody on the machine can read of a process. */
async function* readCommandLines(data: DataDirectory): AsyncIterable<Piece> {
  for (const { name, identity } of readRunning(data.running)?.parts ?? []) {
    yield { place: name, bytes: Buffer.from(commandOf(identity.pid), "utf8") };
  }
}

/** The server's own files, which hold deleted rows too, wherever its account may keep them. */
function databaseFilesOf(data: DataDirectory): string {
  const moved = join(foreignHomeOf(data.postgres), "data");
  return existsSync(moved) ? moved : data.postgres;
}

/**
 * Everything that a secret could leak to, in one list. What writes somewhere new (traces, metrics, mails that are sent)
 * adds a line here and plants a leak in `planted-leaks.integration.test.ts`.
 */
export const sinksOf = ({
  home,
  output,
  data,
  build,
  url,
  databaseUrl,
  keyValues,
}: RunPlaces): readonly Sink[] => [
  { name: "output of the command", read: () => readFiles(output) },
  { name: "log files", read: () => readFiles(data.logs) },
  { name: "responses", read: () => readSeen(home, "responses") },
  { name: "addresses", read: () => readSeen(home, "addresses") },
  { name: "browser console", read: () => readSeen(home, "console") },
  { name: "browser storage", read: () => readSeen(home, "storage") },
  { name: "mails", read: () => readMails(url) },
  { name: "database", read: () => readDatabase(databaseUrl) },
  { name: "database files", read: () => readFiles(databaseFilesOf(data)) },
  {
    name: "key-value store",
    read: () => both(readKeyValues(keyValues), readFiles(commandLogIn(home))),
  },
  { name: "build output", read: () => readFiles(build, ["node_modules"]) },
  { name: "command lines", read: () => readCommandLines(data) },
];
