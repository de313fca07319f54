import { env } from "#env";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { printDone, printFailure } from "./print.ts";

/* Brings the database at DATABASE_URL to the current schema; harmless when it is there already. */
const run = async (): Promise<void> => {
  const { DATABASE_URL: url } = env();
  if (url === undefined) throw new Error("DATABASE_URL is not set; name the database to bring up to date.");
  const { host } = new URL(url);
  try {
    await migrateDatabase(url);
  } catch (error) {
    // A driver's message may be a whole statement, and an address holds a password: the reason alone is said.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new Error(`The database at ${host} could not be migrated: ${why}`);
  }
  printDone(`The database at ${host} is up to date`);
};

try {
  await run();
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
