import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { openBoss } from "./jobs/open-boss.ts";
import { makeQueues } from "./jobs/queues.ts";

/** Any two processes that migrate at once take turns on this lock. */
const MIGRATION_LOCK = 7_246_001;

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
  const client = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 5,
    fetch_types: false,
  });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    await installQueues(databaseUrl);
  } finally {
    await client.end({ timeout: 5 });
  }
};
