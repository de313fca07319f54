import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import { markBlind, markUnauthorized, tellBlind } from "./model-blindness.ts";
import { makeNearDue, rereadAfterFunding } from "./model-deadlines.ts";
import type { AccountRow } from "./model-rows.ts";
import { firstOf, type ModelTables } from "./model-tables.ts";
import { removeAccount } from "./remove-account.ts";
import { storeReading } from "./store-reading.ts";

const add = (tables: ModelTables, account: StoredAccount): "added" | "taken" => {
  if (tables.accounts.has(account.id)) return "taken";
  for (const { stored } of tables.accounts.values()) {
    if (stored.network === account.network && stored.exchangeUserId === account.exchangeUserId)
      return "taken";
  }
  const row = { stored: account, nextReadAt: account.createdAt, blindToldAt: null, maxAddedPerDay: null };
  tables.accounts.set(account.id, row);
  tables.positions.set(account.id, new Map());
  return "added";
};

const claimDue = (
  tables: ModelTables,
  network: Network,
  at: number,
  limit: number,
  holdMs: number,
): readonly StoredAccount[] => {
  const due: AccountRow[] = [];
  for (const row of tables.accounts.values()) {
    if (row.stored.network === network && row.nextReadAt <= at) due.push(row);
  }
  return firstOf(due, limit, (one, other) => one.nextReadAt - other.nextReadAt).map((row) => {
    tables.accounts.set(row.stored.id, { ...row, nextReadAt: at + holdMs });
    return row.stored;
  });
};

const makeDue = (tables: ModelTables, accountId: string, nextReadAt: number): void => {
  const row = tables.accounts.get(accountId);
  if (row !== undefined) tables.accounts.set(accountId, { ...row, nextReadAt });
};

const accountsOf = (tables: ModelTables, userId: string): StoredAccount[] =>
  [...tables.accounts.values()].flatMap(({ stored }) => (stored.userId === userId ? stored : []));

const byOpening = (one: StoredPosition, other: StoredPosition): number =>
  one.openedAt - other.openedAt || (one.id < other.id ? -1 : 1);

const countActive = (tables: ModelTables, network: Network): number => {
  let count = 0;
  for (const { stored } of tables.accounts.values()) {
    if (stored.network === network && stored.status === "active") count += 1;
  }
  return count;
};

const runningOf = (tables: ModelTables, accountId: string): StoredPosition[] =>
  [...(tables.positions.get(accountId)?.values() ?? [])].flatMap((row) => (row.isRunning ? row.stored : []));

/** Exchange accounts and their last readings, in memory. */
export const createModelAccounts = (tables: ModelTables): ExchangeAccounts => ({
  // Nobody in the model has a second factor.
  add: async (account) =>
    account.network === "mainnet" && account.status !== "refused" ? "no-factor" : add(tables, account),
  ofUser: async (userId) => accountsOf(tables, userId).sort((one, other) => one.createdAt - other.createdAt),
  find: async (accountId) => tables.accounts.get(accountId)?.stored ?? null,
  hasAny: async (network) =>
    [...tables.accounts.values()].some(
      ({ stored }) => stored.network === network && stored.status !== "refused",
    ),
  remove: async (userId, accountId) => removeAccount(tables, userId, accountId),
  claimDue: async (network, at, limit, holdMs) => claimDue(tables, network, at, limit, holdMs),
  makeDue: async (accountId, at) => makeDue(tables, accountId, at),
  storeReading: async (reading) => ({ missing: storeReading(tables, reading) }),
  makeNearDue: async (network, near, at) => makeNearDue(tables, network, near, at),
  rereadAfterFunding: async (network, rereading) => rereadAfterFunding(tables, network, rereading),
  countActive: async (network) => countActive(tables, network),
  markBlind: async (accountId, reason, at, nextReadAt) =>
    markBlind(tables, accountId, reason, at, nextReadAt),
  markUnauthorized: async (account, reason, at) => markUnauthorized(tables, account, reason, at),
  tellBlind: async (accountId, alarm) => tellBlind(tables, accountId, alarm),
  positionsOfUser: async (userId) =>
    accountsOf(tables, userId)
      .flatMap(({ id }) => runningOf(tables, id))
      .sort(byOpening),
  positionsOf: async (accountId) => runningOf(tables, accountId),
  position: async (accountId, positionId) => {
    const row = tables.positions.get(accountId)?.get(positionId);
    return row?.isRunning ? row.stored : null;
  },
});
