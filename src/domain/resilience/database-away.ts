import { comesOf } from "./comes-of.ts";

/** What the driver and the system call the end of a connection, and what PostgreSQL says before it ends one. */
export const CONNECTION_LOST: ReadonlySet<string> = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED", "CONNECT_TIMEOUT"],
  ...["ECONNRESET", "EPIPE", "ETIMEDOUT"],
  ...["57P01", "57P02", "57P03"],
]);

/** How a database is named besides that cannot be reached or does not come to it in time. */
const AWAY: ReadonlySet<string> = new Set([
  ...CONNECTION_LOST,
  // Nobody is there, or it has no place.
  ...["ECONNREFUSED", "53300"],
  // It has answered nobody for a while.
  ...["DATABASE_SILENT"],
  // It gave up waiting for a lock, or for the statement to end.
  ...["55P03", "57014"],
]);

/** What is not waited for any longer: it was asked, and has not answered. @param what it did not say, as "whose session this is". */
export const databaseSilent = (what: string): Error =>
  Object.assign(new Error(`The database did not say in time ${what}`), { code: "DATABASE_SILENT" });

/**
 * Whether this came of a database that is away, held up or full, and of no mistake in what was asked: a look may be taken again
 * soon. Of a change it says nothing about whether it was made.
 */
export const isDatabaseAway = (error: unknown): boolean => comesOf(error, AWAY);
