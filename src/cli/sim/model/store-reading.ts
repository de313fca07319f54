import { READ_HOLD_MS } from "#domain/accounts/next-read.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { AccountReading, StoredPosition } from "#ports/exchange-accounts.ts";
import { deriveTriggers } from "./derive-triggers.ts";
import type { ModelTables } from "./model-tables.ts";
import { pricedOfAccount } from "./trigger-rows.ts";
import { writePosition } from "./write-position.ts";

/** Positions that ran before this reading and are not in it. They stay as they are: absence alone proves nothing. */
const missingOf = (tables: ModelTables, { accountId, positions }: AccountReading): StoredPosition[] => {
  const missing: StoredPosition[] = [];
  for (const { stored, isRunning } of tables.positions.get(accountId)?.values() ?? []) {
    if (isRunning && !positions.some(({ id }) => id === stored.id)) missing.push(stored);
  }
  return missing;
};

/** Whether something newer is stored: of the account, or of one of its positions. */
export const isOlder = (
  tables: ModelTables,
  { accountId, readAt }: Pick<AccountReading, "accountId" | "readAt">,
): boolean => {
  if ((tables.accounts.get(accountId)?.stored.readAt ?? readAt) > readAt) return true;
  const positions = [...(tables.positions.get(accountId)?.values() ?? [])];
  return positions.some(({ stored }) => stored.readAt > readAt);
};

/** Every price at which something happens to the account, triggers as they are after the reading. */
const levelsOf = (tables: ModelTables, { accountId, positions }: AccountReading): PriceHalfUsd[] => {
  const triggers = pricedOfAccount(tables, accountId).flatMap(({ armed, rearmAt, price }) =>
    armed || rearmAt !== null ? price : [],
  );
  return [...triggers, ...positions.map(({ liquidation }) => liquidation)];
};

/** A deadline before the end of the hold was set since the account was claimed, and stands. */
const setDeadline = (tables: ModelTables, reading: AccountReading): void => {
  const { accountId, readAt } = reading;
  const row = tables.accounts.get(accountId);
  if (row === undefined) return;
  const next = reading.nextReadAt(levelsOf(tables, reading));
  const isAsked = row.nextReadAt < readAt + READ_HOLD_MS;
  const nextReadAt = isAsked ? Math.min(row.nextReadAt, next) : next;
  tables.accounts.set(accountId, { ...row, nextReadAt });
};

/** Stores a reading, unless something newer is stored; returns the positions it misses. */
export const storeReading = (tables: ModelTables, reading: AccountReading): readonly StoredPosition[] => {
  const { accountId, balance, readAt } = reading;
  const row = tables.accounts.get(accountId);
  if (row === undefined) return [];
  if (isOlder(tables, reading) && !tables.defects.olderReadingWins) return [];
  const whole = balance === null ? {} : { balance, readAt };
  tables.accounts.set(accountId, {
    ...row,
    stored: {
      ...row.stored,
      ...whole,
      status: "active",
      blindSince: null,
      notAcceptedSince: null,
      blindReason: null,
    },
    blindToldAt: null,
  });
  for (const position of reading.positions) writePosition(tables, accountId, position, readAt);
  const missing = missingOf(tables, reading);
  deriveTriggers(tables, accountId, reading.positions, readAt);
  setDeadline(tables, reading);
  return missing;
};
