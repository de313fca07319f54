import journal from "../../../drizzle/meta/_journal.json" with { type: "json" };

/** How many migrations this code was written for. */
export const KNOWN_MIGRATIONS = journal.entries.length;
