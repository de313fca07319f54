import { openBoss } from "./jobs/open-boss.ts";
import { makeQueues } from "./jobs/queues.ts";
import { applyMigrations } from "./migrating/apply-migrations.ts";
import { readMigrations } from "./migrating/read-migrations.ts";
import { openDriver } from "./wire/open-driver.ts";

/** Where the migrations lie, below the directory every npm script runs in. */
const MIGRATIONS = "drizzle";

/** The queue's own tables, by its own library. */
const installQueues = async (databaseUrl: string): Promise<void> => {
  let failure: Error | null = null;
  const note = (error: Error) => {
    failure = error;
  };
  const { boss, close } = openBoss(databaseUrl, { name: "axisor-migrate", migrate: true, onError: note });
  try {
    await boss.start();
    await makeQueues(boss);
  } finally {
    await close();
  }
  if (failure !== null) throw failure;
};

/** Brings the database at `databaseUrl` to the current schema; harmless when it is there already. */
export const migrateDatabase = async (databaseUrl: string): Promise<void> => {
  const client = openDriver(databaseUrl, { statementMs: null, max: 1, connect_timeout: 5 });
  try {
    await applyMigrations(client, readMigrations(MIGRATIONS));
    await installQueues(databaseUrl);
  } finally {
    await client.end({ timeout: 5 });
  }
};
