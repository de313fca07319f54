/** How the driver, the system and PostgreSQL name a database that cannot be reached or does not come to it in time. */
const AWAY: ReadonlySet<string> = new Set([
  // No connection, or one that is gone.
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "CONNECT_TIMEOUT"],
  ...["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED"],
  // It ends, begins, or has no place.
  ...["57P01", "57P02", "57P03", "53300"],
  // It has answered nobody for a while.
  ...["DATABASE_SILENT"],
  // It gave up waiting for a lock, or for the statement to end.
  ...["55P03", "57014"],
]);

/** What is not waited for: it was asked, and has answered nobody for a while. */
export const databaseSilent = (): Error =>
  Object.assign(new Error("The database did not say in time whose session this is"), {
    code: "DATABASE_SILENT",
  });

/**
 * Whether this came of a database that is away, held up or full, and of no mistake in what was asked: a look may be taken again
 * soon. Of a change it says nothing about whether it was made.
 */
export const isDatabaseAway = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && typeof at.code === "string" && AWAY.has(at.code)) return true;
  return false;
};
