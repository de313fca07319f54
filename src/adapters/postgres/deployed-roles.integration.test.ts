import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { runAdminStatement } from "#testing/infra/run-admin-statement.ts";
import { restoreBackup } from "./backup/restore-backup.ts";
import { writeBackup } from "./backup/write-backup.ts";
import { migrateDatabase } from "./migrate-database.ts";
import { openDatabase } from "./open-database.ts";
import { readFigures } from "./operating/read-figures.ts";
import { readStoredFacts } from "./operating/read-stored-facts.ts";

/* The roles a composed installation runs under, made by the file that makes them there. */
const DATABASE = "axisor_roles";
const RESTORED = "axisor_roles_restored";
const ROLES = ["app_web", "app_worker", "app_migrate"] as const;
const PASSWORD = "a password for tests";

const urlOf = (role: string | null, database = DATABASE): string => {
  const url = new URL(inject("adminDatabaseUrl"));
  url.pathname = `/${database}`;
  if (role !== null) Object.assign(url, { username: role, password: encodeURIComponent(PASSWORD) });
  return url.href;
};

/** As psql fills in its variables. */
const filled = (file: string, database: string): string =>
  readFileSync(`deploy/compose/postgres/${file}`, "utf8")
    .replaceAll(/:'\w+'/g, `'${PASSWORD}'`)
    .replaceAll(':"DBNAME"', database);

const run = async (role: string, statement: string, database = DATABASE): Promise<readonly unknown[]> => {
  const sql = postgres(urlOf(role, database), { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
};

beforeAll(async () => {
  for (const database of [DATABASE, RESTORED])
    await runAdminStatement(inject("adminDatabaseUrl"), `create database ${database}`);
  await runAdminStatement(urlOf(null), filled("roles.sql", DATABASE));
  for (const database of [DATABASE, RESTORED])
    await runAdminStatement(urlOf(null, database), filled("grants.sql", database));
  await migrateDatabase(urlOf("app_migrate"));
});
afterAll(async () => {
  for (const database of [DATABASE, RESTORED])
    await runAdminStatement(inject("adminDatabaseUrl"), `drop database if exists ${database} with (force)`);
  for (const role of ROLES)
    await runAdminStatement(inject("adminDatabaseUrl"), `drop role if exists ${role}`);
});

test.each(["app_web", "app_worker"])(
  "%s reads and writes rows of the product and of the queue",
  async (role) => {
    await run(
      role,
      `insert into users (id, email, password_hash, created_at)
                   values (gen_random_uuid(), '${role}@axisor.local', 'none', now())`,
    );
    expect(await run(role, `select 1 from users where email = '${role}@axisor.local'`)).toHaveLength(1);
    expect(await run(role, "select 1 from pgboss.queue")).not.toHaveLength(0);
    expect(await run(role, "select 1 from drizzle.__drizzle_migrations")).not.toHaveLength(0);
  },
);

test.each(["app_web", "app_worker"])("%s changes no table and no rule about one", async (role) => {
  for (const statement of [
    "drop table users",
    "truncate users",
    "alter table receipts disable trigger user",
    "create table mine (id int)",
    "create schema mine",
    "delete from drizzle.__drizzle_migrations",
    "alter role app_migrate password 'mine'",
    "set session_replication_role = replica",
  ]) {
    await expect(run(role, statement), statement).rejects.toThrow(/permission denied|must be owner/);
  }
});

test("what one role counts of the database's connections has those of the other", async () => {
  const workers = postgres(urlOf("app_worker"), { max: 4, onnotice: () => undefined });
  const web = openDatabase(urlOf("app_web"), { max: 1, name: "counting" });
  try {
    await Promise.all([1, 2, 3, 4].map(() => workers`select pg_sleep(0.05)`));
    const { connections } = await readFigures(web.db, Date.now());
    expect(Object.values(connections).reduce((sum, count) => sum + count, 0)).toBe(5);
    const [limit] = await workers<{ most: number }[]>`
      select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most`;
    const { connectionsTaken } = await readStoredFacts(web.db, Date.now());
    expect(Math.round(connectionsTaken * (limit?.most ?? 0))).toBeGreaterThanOrEqual(5);
  } finally {
    await workers.end();
    await web.close();
  }
});

test("app_migrate backs up, and restores into a database where the two others then do as before", async () => {
  await run(
    "app_web",
    `insert into users (id, email, password_hash, created_at)
     values (gen_random_uuid(), 'kept@axisor.local', 'none', now())`,
  );
  await inPrivateDirectory(async (home) => {
    const file = join(home, "kept.backup");
    await writeBackup(urlOf("app_migrate"), file);
    await restoreBackup(file, urlOf("app_migrate", RESTORED));
  });
  const seen = "select 1 from users where email = 'kept@axisor.local'";
  expect(await run("app_web", seen, RESTORED)).toHaveLength(1);
  await run(
    "app_worker",
    "update users set password_hash = 'other' where email = 'kept@axisor.local'",
    RESTORED,
  );
  await expect(run("app_web", "truncate users", RESTORED)).rejects.toThrow("permission denied");
});
