import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { abandonLost } from "./abandon-lost.ts";
import { createConnectionGate } from "./connection-gate.ts";
import { gatedClient } from "./gated-client.ts";
import { preparingClient } from "./preparing-client.ts";
import { rereadingClient } from "./rereading-client.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { traceBy } from "./trace-of.ts";
import { openDriver } from "./wire/open-driver.ts";

export type Database = PostgresJsDatabase & { readonly $client: Sql };

/** One whose transactions are done again after a conflict, up to three times in all. */
export type RetryingDatabase = Database & {
  /** A transaction whose inside does what no database can undo, so that it is never done again, not even after a conflict. */
  readonly once: PostgresJsDatabase["transaction"];
};

/** A transaction of the database, as its callbacks receive it. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const STATEMENT_MS = 3_000;
/** Just beyond the second after which a server looks for deadlocks, so that one is told as what it is and done again. */
const LOCK_MS = 1_100;

export type OpenDatabase = { readonly db: RetryingDatabase; close(): Promise<void> };

/**
 * Opens a pool of connections. Plans are made once per statement (`force_generic_plan`): the tick's one statement is
 * then as cheap at ten million triggers as at ten.
 */
export const openDatabase = (
  url: string,
  options: {
    readonly max: number;
    readonly name: string;
    /** Hears of every statement as it is sent. */
    readonly onStatement?: (statement: string) => void;
    /** Tells what runs now, to be stored with what is told of it; null where nothing is traced. */
    readonly currentTrace?: () => string | null;
    /**
     * How long a statement waits for a connection before it fails, and who hears how long each waited. Left out where nobody
     * waits for an answer: work then waits for as long as it takes.
     */
    readonly queue?: { readonly waitMs: number; readonly onWaited?: (ms: number) => void };
  },
): OpenDatabase => {
  const { max, name, onStatement, currentTrace, queue } = options;
  const driver = openDriver(url, {
    statementMs: STATEMENT_MS,
    max,
    connect_timeout: 2,
    debug: onStatement === undefined ? false : (_, statement) => onStatement(statement),
    connection: {
      application_name: name,
      plan_cache_mode: "force_generic_plan",
      lock_timeout: LOCK_MS,
      idle_in_transaction_session_timeout: 5_000,
    },
  });
  const reading = rereadingClient(driver);
  const client =
    queue === undefined ? reading : gatedClient(reading, createConnectionGate({ max, ...queue }));
  const db = drizzle(preparingClient(client));
  const transaction = db.transaction.bind(db);
  const once: RetryingDatabase["once"] = (inside, ...config) => {
    const current = currentTrace?.() ?? null;
    return transaction(
      (tx) => {
        traceBy(tx, () => current);
        return abandonLost(() => inside(tx));
      },
      ...config,
    );
  };
  db.transaction = (inside, ...config) => retryConflicts(() => once(inside, ...config));
  if (currentTrace !== undefined) traceBy(db, currentTrace);
  return { db: Object.assign(db, { once }), close: () => driver.end({ timeout: 5 }) };
};
