import { readMigrationFiles } from "drizzle-orm/migrator";

/** The first line of a migration whose statements PostgreSQL refuses inside a transaction. */
export const OUTSIDE_MARK = "-- outside a transaction";

export type Migration = Readonly<{
  statements: readonly string[];
  /** Its statements run one by one, each for itself, and must all bear being run again. */
  outside: boolean;
  /** What drizzle's own journal keeps of it. */
  hash: string;
  createdAt: number;
}>;

/** The migrations in `folder`, oldest first, as drizzle's journal names them. */
export const readMigrations = (folder: string): readonly Migration[] =>
  readMigrationFiles({ migrationsFolder: folder }).map(({ sql, hash, folderMillis }) => ({
    statements: sql.filter((statement) => statement.trim() !== ""),
    outside: sql[0]?.split("\n", 1)[0]?.trimEnd() === OUTSIDE_MARK,
    hash,
    createdAt: folderMillis,
  }));
