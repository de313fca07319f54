import { once } from "node:events";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { TransactionSql } from "postgres";
import { KNOWN_MIGRATIONS } from "../known-migrations.ts";
import { BackupError } from "./backup-error.ts";
import { frame } from "./backup-frames.ts";
import type { BackupHeader, TableEnd } from "./backup-header.ts";
import { openBackupClient } from "./open-backup-client.ts";
import { readTables } from "./read-tables.ts";
import { copyOut, createTally } from "./table-copy.ts";

const PIECE = 1 << 18;

export type BackupSummary = { readonly takenAt: string; readonly tables: readonly TableEnd[] };

const readHeader = async (sql: TransactionSql): Promise<BackupHeader> => {
  const [made] = await sql<{ count: number; at: Date }[]>`
    select count(*)::int as count, now() as at from drizzle.__drizzle_migrations`;
  if (made?.count !== KNOWN_MIGRATIONS) {
    throw new BackupError(
      `The database has ${made?.count ?? 0} migrations and this version knows ${KNOWN_MIGRATIONS}: back up with the version that runs on it.`,
    );
  }
  const sequences = await sql<{ name: string; last: string }[]>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by sequencename`;
  return {
    format: "axisor-backup-1",
    takenAt: new Date(made.at).toISOString(),
    migrations: made.count,
    sequences: [...sequences],
  };
};

/** Pieces gathered until they are worth the head of a frame. */
async function* gathered(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

async function* framesOf(sql: TransactionSql, header: BackupHeader): AsyncGenerator<Buffer, TableEnd[]> {
  const ends: TableEnd[] = [];
  yield frame("H", JSON.stringify(header));
  for (const head of await readTables(sql)) {
    const tally = createTally(head.name);
    yield frame("T", JSON.stringify(head));
    for await (const rows of gathered(copyOut(sql, head))) {
      tally.add(rows);
      yield frame("D", rows);
    }
    const end = tally.end();
    yield frame("E", JSON.stringify(end));
    ends.push(end);
  }
  yield frame("Z", "");
  return ends;
}

const openFile = (file: string): Writable =>
  createWriteStream(file, { mode: 0o600, flags: "wx", flush: true });

const write = async (out: Writable, frames: AsyncGenerator<Buffer, TableEnd[]>): Promise<TableEnd[]> => {
  const gzip = createGzip({ level: 4 });
  out.once("error", (error) => gzip.destroy(error));
  const done = Promise.all([finished(gzip.pipe(out)), finished(gzip, { readable: false })]);
  // Heard below; without it a full disk would end the process before anybody could say so.
  done.catch(() => undefined);
  try {
    for (let next = await frames.next(); ; next = await frames.next()) {
      if (next.done === true) {
        gzip.end();
        await done;
        return next.value;
      }
      if (!gzip.write(next.value)) await Promise.race([once(gzip, "drain"), done]);
    }
  } finally {
    // A table that is left in the middle keeps its connection from answering anything else.
    await frames.return([]);
  }
};

/**
 * Copies every row of the product's tables into a compressed file, as they all were at one moment; who writes meanwhile
 * waits for nothing. The queue is left out: it is made anew from what the tables say. It holds no key that opens secrets.
 * @throws BackupError when the file exists or the database is of another version.
 */
export const writeBackup = async (
  url: string,
  file: string,
  open: (file: string) => Writable = openFile,
): Promise<BackupSummary> => {
  if (existsSync(file)) throw new BackupError(`${file} exists already: name another file.`);
  const sql = openBackupClient(url);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    return await sql.begin("isolation level repeatable read read only", async (tx) => {
      const header = await readHeader(tx);
      const tables = await write(open(part), framesOf(tx, header));
      renameSync(part, file);
      return { takenAt: header.takenAt, tables };
    });
  } finally {
    rmSync(part, { force: true });
    await sql.end({ timeout: 5 });
  }
};
