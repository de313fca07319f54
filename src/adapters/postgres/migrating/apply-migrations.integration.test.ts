import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEmptyDatabase } from "#testing/infra/empty-database.ts";
import type { TestDatabase } from "#testing/infra/test-database.ts";
import { readCatalog } from "#testing/migrations/read-catalog.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { type Migration, readMigrations } from "./read-migrations.ts";

const ends: (() => Promise<unknown>)[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createEmptyDatabase();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await database.drop();
});

const connect = (): Sql => {
  const client = postgres(database.url, { max: 1, onnotice: () => undefined });
  ends.push(() => client.end({ timeout: 1 }));
  return client;
};

const migration = (createdAt: number, outside: boolean, ...statements: string[]): Migration => ({
  statements,
  outside,
  hash: `hash ${createdAt}`,
  createdAt,
});
const TABLE = migration(
  1,
  false,
  "create table notes (id int, text text)",
  "insert into notes select n, 'x' from generate_series(1, 100) n",
);
const INDEX = migration(
  2,
  true,
  '-- outside a transaction\nCREATE INDEX CONCURRENTLY "notes_id" ON "notes" ("id")',
  'CREATE INDEX CONCURRENTLY IF NOT EXISTS "notes_text" ON "notes" ("text")',
);
const BOTH = [TABLE, INDEX];

const journal = (client: Sql) =>
  client`select hash, created_at::float8 as at from drizzle.__drizzle_migrations order by id`;
const indexes = (client: Sql) => client`
  select indexrelid::regclass::text as name, indisvalid as valid from pg_index
  where indrelid = 'notes'::regclass order by 1`;
const MADE = [
  { name: "notes_id", valid: true },
  { name: "notes_text", valid: true },
];

/** Until the server says that somebody is in the middle of making an index. */
const pidOfMaker = async (client: Sql): Promise<number> => {
  for (;;) {
    const [maker] = await client<{ pid: number }[]>`
      select pid from pg_stat_progress_create_index where datname = current_database() and phase like 'waiting%'`;
    if (maker !== undefined) return maker.pid;
    await sleep(20);
  }
};

/** An older transaction with a snapshot on the table, which CREATE INDEX CONCURRENTLY has to wait for. */
const holdBack = async () => {
  const client = connect();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const ended = client.begin(async (tx) => {
    await tx`update notes set text = 'y' where id = 1`;
    hold();
    await released;
  });
  await held;
  return async () => {
    release();
    await ended;
  };
};

test("two that migrate at once apply each migration once, one that makes indexes concurrently too", async () => {
  const [before, first, second, reader] = [connect(), connect(), connect(), connect()];
  await applyMigrations(before, [TABLE]);
  await before.end();
  const release = await holdBack();
  // As migrateDatabase does: the turn is over with the connection.
  const both = Promise.all([first, second].map((each) => applyMigrations(each, BOTH).then(() => each.end())));
  await pidOfMaker(reader);
  await release();
  await both;
  expect([...(await journal(reader))]).toEqual([
    { hash: "hash 1", at: 1 },
    { hash: "hash 2", at: 2 },
  ]);
  expect([...(await indexes(reader))]).toEqual(MADE);
});

test("writers commit while an index is being made", async () => {
  const [migrator, writer, reader] = [connect(), connect(), connect()];
  await applyMigrations(migrator, [TABLE]);
  const release = await holdBack();
  const order: string[] = [];
  const made = applyMigrations(migrator, BOTH).then(() => order.push("index made"));
  await pidOfMaker(reader);
  await writer`insert into notes values (101, 'while')`;
  order.push("written");
  await release();
  await made;
  expect(order).toEqual(["written", "index made"]);
});

test("one that was ended half-way is run again, and the broken index it left is made anew", async () => {
  const [migrator, reader] = [connect(), connect()];
  await applyMigrations(migrator, [TABLE]);
  const release = await holdBack();
  const broken = applyMigrations(migrator, BOTH);
  const ended = expect(broken).rejects.toThrow();
  await reader`select pg_terminate_backend(${await pidOfMaker(reader)})`;
  await ended;
  await release();
  expect([...(await indexes(reader))]).toEqual([{ name: "notes_id", valid: false }]);
  await applyMigrations(connect(), BOTH);
  expect([...(await indexes(reader))]).toEqual(MADE);
  expect(await journal(reader)).toHaveLength(2);
});

test("a change steps back from a table in use, lets others pass and comes through in the end", async () => {
  const [migrator, reader] = [connect(), connect()];
  await applyMigrations(migrator, [TABLE]);
  const change = migration(2, false, "alter table notes add column more text");
  const release = await holdBack();
  const patience = { lockTimeoutMs: 50, pauseMs: 20, tries: 2 };
  await expect(applyMigrations(migrator, [TABLE, change], patience)).rejects.toThrow(
    "in use 2 times in a row",
  );
  expect(await journal(reader)).toHaveLength(1);
  const changed = applyMigrations(migrator, [TABLE, change], { ...patience, tries: 1_000 });
  expect(await reader`select id from notes where id = 2`).toHaveLength(1);
  await release();
  await changed;
  expect(await journal(reader)).toHaveLength(2);
});

test("a migration that fails leaves nothing of itself, and what went before it stays", async () => {
  const client = connect();
  const wrong = migration(2, false, "create table more (id int)", "select nonsense");
  await expect(applyMigrations(client, [TABLE, wrong])).rejects.toThrow("nonsense");
  expect(await journal(client)).toHaveLength(1);
  expect(await client`select to_regclass('more') as more`).toEqual([{ more: null }]);
});

test("all migrations make what one transaction made of them, and drizzle finds nothing left to do", async () => {
  const client = connect();
  const migrations = readMigrations("drizzle");
  await applyMigrations(client, migrations);
  const made = await readCatalog(client);
  const before = await journal(client);
  await migrate(drizzle(client), { migrationsFolder: "drizzle" });
  expect([...(await journal(client))]).toEqual([...before]);
  expect(before.map(({ hash }) => hash)).toEqual(migrations.map(({ hash }) => hash));

  const old = await createEmptyDatabase();
  ends.push(old.drop);
  const other = postgres(old.url, { max: 1, onnotice: () => undefined });
  ends.unshift(() => other.end());
  await other.begin(async (tx) => {
    for (const statement of migrations.flatMap(({ statements }) => statements))
      await tx.unsafe(statement.replace(/\bconcurrently\b/i, ""));
  });
  expect(made).toEqual(await readCatalog(other));
  expect(made.length).toBeGreaterThan(100);
});
