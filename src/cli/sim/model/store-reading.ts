import type { AccountReading, StoredPosition } from "#ports/exchange-accounts.ts";
import { deriveTriggers } from "./derive-triggers.ts";
import type { ModelTables } from "./model-tables.ts";
import { writePosition } from "./write-position.ts";

/** Positions that ran before this reading and are not in it. They stay as they are: absence alone proves nothing. */
const missingOf = (tables: ModelTables, { accountId, positions }: AccountReading): StoredPosition[] => {
  const missing: StoredPosition[] = [];
  for (const { stored, isRunning } of tables.positions.get(accountId)?.values() ?? []) {
    if (isRunning && !positions.some(({ id }) => id === stored.id)) missing.push(stored);
  }
  return missing;
};

/** Stores a reading that is not older than the last; returns the positions it misses. */
export const storeReading = (tables: ModelTables, reading: AccountReading): readonly StoredPosition[] => {
  const { accountId, balance, readAt, nextReadAt } = reading;
  const row = tables.accounts.get(accountId);
  if (row === undefined) return [];
  const isOlder = row.stored.readAt !== null && row.stored.readAt > readAt;
  if (isOlder && !tables.defects.olderReadingWins) return [];
  tables.accounts.set(accountId, {
    ...row,
    stored: { ...row.stored, status: "active", balance, readAt, blindSince: null, blindReason: null },
    nextReadAt,
  });
  for (const position of reading.positions) writePosition(tables, accountId, position, readAt);
  const missing = missingOf(tables, reading);
  deriveTriggers(tables, accountId, reading.positions);
  return missing;
};
