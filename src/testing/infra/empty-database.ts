import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { runAdminStatement } from "./run-admin-statement.ts";
import type { TestDatabase } from "./test-database.ts";

/** A database of its own for one test in which nothing was migrated yet. */
export const createEmptyDatabase = async (): Promise<TestDatabase> => {
  const adminUrl = inject("adminDatabaseUrl");
  const name = `axisor_empty_${randomBytes(6).toString("hex")}`;
  await runAdminStatement(adminUrl, `create database ${name} template template0`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => runAdminStatement(adminUrl, `drop database if exists ${name} with (force)`),
  };
};
