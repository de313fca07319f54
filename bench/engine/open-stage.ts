import postgres, { type Sql } from "postgres";
import { type OpenDatabase, openDatabase } from "#adapters/postgres/open-database.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";

/** As durable as any server of ours; memory for a table of a million rows, and the upkeep that the tables ask for. */
const SETTINGS = [
  "fsync=on",
  "synchronous_commit=on",
  "full_page_writes=on",
  "max_wal_size=1GB",
  "autovacuum=on",
  "autovacuum_naptime=1s",
  "shared_buffers=1GB",
  "max_connections=60",
  // Lets the filling of a table skip the log; every later commit is written out as ever.
  "wal_level=minimal",
  "max_wal_senders=0",
];

/** One database with the product's schema, by its address and from behind. */
export type BenchDatabase = { readonly url: string; readonly sql: Sql };

/** A PostgreSQL server of this run alone. */
export type Stage = {
  /** Made on first use and kept for the parts after. */
  database(name: string): Promise<BenchDatabase>;
  /** As the product opens it, with one connection. */
  connect(database: BenchDatabase): OpenDatabase;
  /** Runs before the server stops. */
  atEnd(close: () => Promise<void>): void;
  stop(): Promise<void>;
};

const createDatabase = async (serverUrl: string, name: string): Promise<BenchDatabase> => {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database "${name}"`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href);
  return { url: url.href, sql: postgres(url.href, { max: 2, onnotice: () => undefined }) };
};

export const openStage = async (): Promise<Stage> => {
  const server = await startThrowawayPostgres(SETTINGS);
  const made = new Map<string, Promise<BenchDatabase>>();
  const closing: (() => Promise<void>)[] = [];
  return {
    database: (name) => {
      const database = made.get(name) ?? createDatabase(server.url, name);
      if (!made.has(name)) closing.push(async () => (await database).sql.end());
      made.set(name, database);
      return database;
    },
    connect: ({ url }) => {
      const connection = openDatabase(url, { max: 1, name: "bench" });
      closing.push(connection.close);
      return connection;
    },
    atEnd: (close) => void closing.push(close),
    stop: async () => {
      // What never opened needs no closing; the part that wanted it has said why.
      await Promise.allSettled(closing.map((close) => close()));
      await server.stop();
    },
  };
};
