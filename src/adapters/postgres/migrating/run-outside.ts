import type { Sql } from "postgres";
import { type Patience, retryLocked } from "./retry-locked.ts";

const INDEX =
  /\bcreate\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?"?([a-z0-9_]+)"?\s+on\b/i;
const UNHURRIED = /^(?:\s|--.*\n)*(?:create\s+(?:unique\s+)?|drop\s+|re)index\s+(?:\w+\s+)?concurrently\b/i;

/** What a broken attempt left behind is no index: it is kept up to date and never read. */
const isMade = async (client: Sql, name: string): Promise<boolean> => {
  const [index] = await client<{ valid: boolean }[]>`
    select indisvalid as valid from pg_index where indexrelid = to_regclass(quote_ident(${name}))`;
  if (index === undefined) return false;
  if (!index.valid) await client.unsafe(`drop index concurrently "${name}"`);
  return index.valid;
};

/**
 * One statement that PostgreSQL refuses inside a transaction. Making an index so waits for older transactions and holds up
 * nobody meanwhile, so it may wait as long as it takes; anything else is hurried as in a transaction.
 */
export const runOutside = async (client: Sql, statement: string, patience: Patience): Promise<void> => {
  const name = INDEX.exec(statement)?.[1];
  const unhurried = UNHURRIED.test(statement);
  await client`select set_config('lock_timeout', ${unhurried ? "0" : String(patience.lockTimeoutMs)}, false)`;
  if (name !== undefined && (await isMade(client, name))) return;
  await retryLocked(patience, () => client.unsafe(statement));
};
