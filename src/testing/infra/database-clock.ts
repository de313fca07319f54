import type { Sql } from "postgres";

/** The clock of a database, moved by hand for whoever reaches it by `url`; everybody else has the machine's. */
export type DatabaseClock = { readonly url: string; set(at: number): Promise<void> };

/**
 * Gives a database a clock that stands still until it is set. Statements stay as they are: where names are looked up there,
 * `clock_timestamp()` and `now()` are found in a schema before PostgreSQL's own.
 */
export const placeDatabaseClock = async (sql: Sql, databaseUrl: string): Promise<DatabaseClock> => {
  await sql.unsafe(`
    create schema if not exists hand_set;
    create table if not exists hand_set.clock (at timestamptz not null);
    create or replace function hand_set.clock_timestamp() returns timestamptz language plpgsql volatile
      as $$ begin return (select at from hand_set.clock); end $$;
    create or replace function hand_set.now() returns timestamptz language sql volatile
      as $$ select hand_set.clock_timestamp() $$;
    truncate hand_set.clock;
    insert into hand_set.clock values (to_timestamp(0));`);
  const url = new URL(databaseUrl);
  url.searchParams.set("search_path", "hand_set, pg_catalog, public");
  return {
    url: url.href,
    set: async (at) => {
      await sql`update hand_set.clock set at = to_timestamp(${at}::float8 / 1000)`;
    },
  };
};
