import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";
import { KNOWN_MIGRATIONS } from "../known-migrations.ts";
import { migrateDatabase } from "../migrate-database.ts";
import { BackupError } from "./backup-error.ts";
import { type Frame, readFrames } from "./backup-frames.ts";
import { parseTableEnd, parseTableHead, type TableHead } from "./backup-header.ts";
import { type CheckedBackup, checkBackup } from "./check-backup.ts";
import { type HeldCounts, holdRestored } from "./hold-restored.ts";
import { openBackupClient } from "./open-backup-client.ts";
import { readTables } from "./read-tables.ts";
import { copyOut, createTally, placeOf } from "./table-copy.ts";

/** The one row that migrations write by themselves. */
const SEEDED = "security_chain";

export type RestoreSummary = HeldCounts & { readonly takenAt: string; readonly rows: number };

const filled = async (
  sql: Sql | TransactionSql,
  tables: readonly TableHead[],
): Promise<string | undefined> => {
  for (const { name } of tables) {
    if (name === SEEDED) continue;
    const [row] = await sql`select exists (select from ${sql(`public.${name}`)}) as is_filled`;
    if (row?.["is_filled"] === true) return name;
  }
  return undefined;
};

const refuseFilled = async (sql: Sql | TransactionSql): Promise<void> => {
  const name = await filled(sql, await readTables(sql));
  if (name === undefined) return;
  throw new BackupError(
    `The database is not empty (${name} has rows): restore into a new one, and point DATABASE_URL at it.`,
  );
};

const copyIn = async (tx: TransactionSql, head: TableHead, frames: AsyncIterator<Frame>): Promise<string> => {
  const into = await tx.unsafe(`copy ${placeOf(head)} from stdin`).writable();
  const done = finished(into);
  // Heard below, once the rows are sent.
  done.catch(() => undefined);
  try {
    for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
      const { kind, body } = next.value;
      if (kind !== "D") {
        into.end();
        await done;
        return body.toString();
      }
      if (!into.write(body)) await Promise.race([once(into, "drain"), done]);
    }
    throw new BackupError("The backup changed while it was read: nothing was written.");
  } finally {
    // The server takes rows and nothing else until it is told that no more come.
    if (!into.writableEnded) into.destroy(new BackupError("No more rows come."));
  }
};

/** The rows as they lie in the database now must be those of the file, to the byte. */
const proveTable = async (tx: TransactionSql, head: TableHead, said: string): Promise<number> => {
  const tally = createTally(head.name);
  for await (const piece of copyOut(tx, head)) tally.add(piece);
  const { rows, sha256 } = tally.end();
  if (sha256 === parseTableEnd(said).sha256) return rows;
  throw new BackupError(`${head.name} reads differently than in the backup: nothing was written.`);
};

const load = async (tx: TransactionSql, file: string): Promise<number> => {
  const frames = readFrames(file);
  let rows = 0;
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
    if (next.value.kind !== "T") continue;
    const head = parseTableHead(next.value.body.toString());
    // What a trigger would note of these rows was noted when they were made, and is in the backup.
    await tx`alter table ${tx(`public.${head.name}`)} disable trigger user`;
    if (head.name === SEEDED) await tx`delete from ${tx(`public.${head.name}`)}`;
    const said = await copyIn(tx, head, frames);
    rows += await proveTable(tx, head, said);
    await tx`alter table ${tx(`public.${head.name}`)} enable trigger user`;
  }
  return rows;
};

const refuseOtherVersion = ({ header }: CheckedBackup): void => {
  if (header.migrations === KNOWN_MIGRATIONS) return;
  throw new BackupError(
    `The backup is of a version with ${header.migrations} migrations and this one has ${KNOWN_MIGRATIONS}: restore it with the version it was taken with, then upgrade.`,
  );
};

/**
 * Brings a backup into an empty database, all of it or nothing, and holds everything that could act until its trader
 * switches it on again. @throws BackupError when the file is damaged, of another version, or the database holds anything.
 */
export const restoreBackup = async (file: string, url: string): Promise<RestoreSummary> => {
  const checked = await checkBackup(file);
  refuseOtherVersion(checked);
  const sql = openBackupClient(url);
  try {
    await refuseFilled(sql);
    await migrateDatabase(url);
    return await sql.begin(async (tx) => {
      // A worker that is started too early must not see half of it, nor write between.
      for (const { name } of await readTables(tx))
        await tx`lock table ${tx(`public.${name}`)} in access exclusive mode`;
      await refuseFilled(tx);
      const rows = await load(tx, file);
      for (const { name, last } of checked.header.sequences)
        await tx`select setval(${`public.${name}`}::regclass, ${last}::bigint)`;
      return {
        takenAt: checked.header.takenAt,
        rows,
        ...(await holdRestored(tx, Date.parse(checked.header.takenAt))),
      };
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
};
