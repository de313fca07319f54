import type { Db } from "pg-boss";
import postgres, { type Sql } from "postgres";
import { arrayOf } from "../array-of.ts";
import { denseRows } from "../dense-rows.ts";
import { reconnectDelay } from "../reconnect-delay.ts";
import { watchedWay } from "../watched-way.ts";

/** The library's own upkeep reads whole queues; what carries money has other connections and a shorter limit. */
const STATEMENT_MS = 10_000;

/** The driver learns no types of arrays, see `arrayOf`; the library writes its JSON itself. */
const asParameter = (value: unknown): string | number | boolean | Date | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return arrayOf(value.map(String));
  if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) return value;
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** The library holds transactions in one text, which the driver takes only on a connection of its own. */
const isTransaction = (text: string): boolean => /^\s*begin\b/i.test(text);

const run = async (client: Sql, text: string, values: readonly unknown[] | undefined) => {
  const rows = denseRows(await client.unsafe(text, values?.map(asParameter)));
  return { rows: Array.isArray(rows[0]) ? rows.flat() : [...rows] };
};

/** A few connections for the queue, through the driver that everything else uses. */
export const openBossDatabase = (url: string, name: string): { readonly db: Db; close(): Promise<void> } => {
  const client = postgres(url, {
    ...watchedWay(url, STATEMENT_MS),
    max: 2,
    connect_timeout: 2,
    backoff: reconnectDelay,
    onnotice: () => {},
    fetch_types: false,
    connection: { application_name: name, statement_timeout: STATEMENT_MS, lock_timeout: 5_000 },
  });
  const db: Db = {
    executeSql: async (text, values) => {
      if (!isTransaction(text)) return await run(client, text, values);
      const reserved = await client.reserve();
      try {
        return await run(reserved, text, values);
      } finally {
        reserved.release();
      }
    },
  };
  return { db, close: () => client.end({ timeout: 1 }) };
};
