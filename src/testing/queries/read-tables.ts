import type { Sql } from "postgres";

/** The names of the product's own tables. */
export const readTables = async (sql: Sql): Promise<ReadonlySet<string>> => {
  const rows =
    await sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  return new Set(rows.map(({ relname }) => String(relname)));
};
