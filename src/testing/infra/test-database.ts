import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { runAdminStatement } from "./run-admin-statement.ts";

export type TestDatabase = Readonly<{ url: string; drop(): Promise<void> }>;

/** A migrated database of its own for one test file, copied from the template in a fraction of a migration's time. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject("adminDatabaseUrl");
  const template = inject("templateDatabase");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await runAdminStatement(adminUrl, `create database ${name} template ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => runAdminStatement(adminUrl, `drop database if exists ${name} with (force)`),
  };
}
