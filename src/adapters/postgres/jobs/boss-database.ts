import type { Db } from "pg-boss";
import type { Sql } from "postgres";
import { arrayOf } from "../array-of.ts";
import { denseRows } from "../dense-rows.ts";
import { inTurn } from "../security/in-turn.ts";
import { openDriver } from "../wire/open-driver.ts";

/** The library's own upkeep reads whole queues; what carries money has other connections and a shorter limit. */
const STATEMENT_MS = 10_000;

/** As many as the library sends in one transaction, but for those that make its tables. */
const STATEMENTS_AT_ONCE = 6;

/** The driver learns no types of arrays, see `arrayOf`; the library writes its JSON itself. */
const asParameter = (value: unknown): string | number | boolean | Date | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return arrayOf(value.map(String));
  if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) return value;
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** The library holds transactions in one text. */
const isTransaction = (text: string): boolean => /^\s*begin\b/i.test(text);

const run = async (client: Sql, text: string, values: readonly unknown[] | undefined) => {
  const rows = denseRows(await client.unsafe(text, values?.map(asParameter)));
  return { rows: Array.isArray(rows[0]) ? rows.flat() : [...rows] };
};

/** What failed within a transaction leaves it open, and whatever came next on that connection would fail for it. */
const runWhole = async (client: Sql, text: string, values: readonly unknown[] | undefined) => {
  try {
    return await run(client, text, values);
  } catch (error) {
    // On a connection that is gone there is nothing to roll back.
    await client.unsafe("rollback").catch(() => undefined);
    throw error;
  }
};

/**
 * Two connections for the queue, through the driver that everything else uses: one for its statements, and one for its
 * transactions, one after the other. The driver takes those on a connection that is alone in its pool; its way to reserve one
 * of several never comes back from a new one.
 */
export const openBossDatabase = (
  url: string,
  { name, isMigrating }: { readonly name: string; readonly isMigrating: boolean },
): { readonly db: Db; close(): Promise<void> } => {
  const openOne = (statementsAtOnce: number) =>
    openDriver(url, {
      statementMs: isMigrating ? null : STATEMENT_MS,
      statementsAtOnce,
      max: 1,
      connect_timeout: 2,
      connection: {
        application_name: name,
        lock_timeout: 5_000,
        idle_in_transaction_session_timeout: 5_000,
      },
    });
  const [statements, transactions] = [openOne(1), openOne(STATEMENTS_AT_ONCE)];
  const oneByOne = inTurn(1);
  const db: Db = {
    executeSql: (text, values) =>
      isTransaction(text)
        ? oneByOne(() => runWhole(transactions, text, values))
        : run(statements, text, values),
  };
  const close = async () => {
    await Promise.all([statements, transactions].map((client) => client.end({ timeout: 1 })));
  };
  return { db, close };
};
