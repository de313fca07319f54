import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runAdminStatement } from "#testing/infra/run-admin-statement.ts";
import { migrateDatabase } from "./migrate-database.ts";

/* The roles a composed installation runs under, made by the file that makes them there. */
const DATABASE = "axisor_roles";
const ROLES = ["app_web", "app_worker", "app_migrate"] as const;
const PASSWORD = "a password for tests";

const urlOf = (role: string | null): string => {
  const url = new URL(inject("adminDatabaseUrl"));
  url.pathname = `/${DATABASE}`;
  if (role !== null) Object.assign(url, { username: role, password: encodeURIComponent(PASSWORD) });
  return url.href;
};

/** As psql fills in its variables. */
const filled = readFileSync("deploy/compose/postgres/roles.sql", "utf8")
  .replaceAll(/:'\w+'/g, `'${PASSWORD}'`)
  .replaceAll(':"DBNAME"', DATABASE);

const run = async (role: string, statement: string): Promise<readonly unknown[]> => {
  const sql = postgres(urlOf(role), { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
};

beforeAll(async () => {
  await runAdminStatement(inject("adminDatabaseUrl"), `create database ${DATABASE}`);
  await runAdminStatement(urlOf(null), filled);
  await migrateDatabase(urlOf("app_migrate"));
});
afterAll(async () => {
  await runAdminStatement(inject("adminDatabaseUrl"), `drop database if exists ${DATABASE} with (force)`);
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
