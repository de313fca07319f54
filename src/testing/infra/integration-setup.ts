import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#adapters/postgres/migrate-database.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { startThrowawayRedis } from "#cli/infra/redis/start-throwaway-redis.ts";
import { printStep } from "#cli/print.ts";
import { env } from "#env";
import { runAdminStatement } from "./run-admin-statement.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminDatabaseUrl: string;
    templateDatabase: string;
    redisUrl: string;
    /** Where what was sent to databases is written down, if anywhere. */
    statementsFile: string | null;
  }
}

let stop = async (): Promise<void> => undefined;

/** Real PostgreSQL with one migrated template, and a real redis-server, for all integration tests of a run. */
export async function setup(project: TestProject): Promise<void> {
  const redis = await startThrowawayRedis();
  const server = env().DATABASE_URL === undefined ? await startThrowawayPostgres() : undefined;
  const adminUrl = server?.url ?? env().DATABASE_URL ?? "";
  printStep(
    server
      ? "PostgreSQL: a throwaway server from npm's binaries"
      : "PostgreSQL: DATABASE_URL, in databases of its own",
  );
  if (server?.movedTo) printStep(`PostgreSQL: its files are in ${server.movedTo} until the tests end`);
  const template = `axisor_test_${randomBytes(4).toString("hex")}`;
  await runAdminStatement(adminUrl, `create database ${template}`);
  await migrateDatabase(databaseIn(adminUrl, template));
  project.provide("adminDatabaseUrl", adminUrl);
  project.provide("templateDatabase", template);
  project.provide("redisUrl", redis.url);
  project.provide("statementsFile", env().AXISOR_TEST_STATEMENTS ?? null);
  stop = async () => {
    if (server === undefined)
      await runAdminStatement(adminUrl, `drop database if exists ${template} with (force)`);
    await server?.stop();
    await redis.stop();
  };
}

export async function teardown(): Promise<void> {
  await stop();
}

function databaseIn(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
