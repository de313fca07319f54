import type { ISql, Sql } from "postgres";
import type { Migration } from "./read-migrations.ts";
import { type Patience, retryLocked } from "./retry-locked.ts";
import { runOutside } from "./run-outside.ts";
import { takeTurn } from "./take-turn.ts";

/** A moment that nobody notices, for about two minutes. */
const PATIENCE: Patience = { lockTimeoutMs: 2_000, pauseMs: 1_000, tries: 40 };

/** Drizzle's own journal, as its migrator makes it, so that its tools read ours. */
const openJournal = async (client: Sql): Promise<void> => {
  await client`create schema if not exists drizzle`;
  await client`
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint
    )`;
};

const lastApplied = async (client: Sql): Promise<number> => {
  const [last] = await client<{ created_at: string }[]>`
    select created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  return last === undefined ? Number.NEGATIVE_INFINITY : Number(last.created_at);
};

const note = (client: ISql, { hash, createdAt }: Migration) =>
  client`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${createdAt})`;

/** All of it or nothing, and its line in the journal with it. */
const applyInside = (client: Sql, migration: Migration, patience: Patience): Promise<void> =>
  retryLocked(patience, () =>
    client.begin(async (tx) => {
      await tx`select set_config('lock_timeout', ${String(patience.lockTimeoutMs)}, true)`;
      for (const statement of migration.statements) await tx.unsafe(statement);
      await note(tx, migration);
    }),
  );

/** Its line is written last: cut off before, all of it is run again. */
const applyOutside = async (client: Sql, migration: Migration, patience: Patience): Promise<void> => {
  for (const statement of migration.statements) await runOutside(client, statement, patience);
  await note(client, migration);
};

/**
 * Applies what the database behind `client`, a pool of one connection, does not have yet: each migration for itself, so
 * that a later one may see and use what an earlier one made, and no lock outlives the migration that needed it. The turn
 * is taken anew each time, because it is lost with a connection, and over when the caller ends that.
 */
export const applyMigrations = async (
  client: Sql,
  migrations: readonly Migration[],
  patience: Patience = PATIENCE,
): Promise<void> => {
  for (let opened = false; ; opened = true) {
    await takeTurn(client);
    if (!opened) await openJournal(client);
    const last = await lastApplied(client);
    const next = migrations.find(({ createdAt }) => createdAt > last);
    if (next === undefined) return;
    await (next.outside ? applyOutside : applyInside)(client, next, patience);
  }
};
