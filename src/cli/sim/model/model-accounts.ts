import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { AccountRow } from "./model-rows.ts";
import { firstOf, type ModelTables } from "./model-tables.ts";
import { removeAccount } from "./remove-account.ts";
import { storeReading } from "./store-reading.ts";

const REFUSED_KEY_RETRY_MS = 5 * 60_000;

const add = (tables: ModelTables, account: StoredAccount): "added" | "taken" => {
  if (tables.accounts.has(account.id)) return "taken";
  for (const { stored } of tables.accounts.values()) {
    if (stored.network === account.network && stored.exchangeUserId === account.exchangeUserId)
      return "taken";
  }
  tables.accounts.set(account.id, { stored: account, nextReadAt: account.createdAt, maxAddedPerDay: null });
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

const makeAllDue = (tables: ModelTables, network: Network, at: number): void => {
  for (const row of tables.accounts.values()) {
    if (row.stored.network === network && row.nextReadAt > at) makeDue(tables, row.stored.id, at);
  }
};

/** The account could not be read; the first time sets since when. */
const markBlind = (
  tables: ModelTables,
  accountId: string,
  blindReason: string,
  at: number,
  nextReadAt: number,
  changed: { readonly status?: "unauthorized" },
): void => {
  const row = tables.accounts.get(accountId);
  if (row === undefined) return;
  const blindSince = row.stored.blindSince ?? at;
  const stored = { ...row.stored, ...changed, blindSince, blindReason };
  tables.accounts.set(accountId, { ...row, stored, nextReadAt });
};

const accountsOf = (tables: ModelTables, userId: string): StoredAccount[] =>
  [...tables.accounts.values()].flatMap(({ stored }) => (stored.userId === userId ? stored : []));

const byOpening = (one: StoredPosition, other: StoredPosition): number =>
  one.openedAt - other.openedAt || (one.id < other.id ? -1 : 1);

const hasAny = (tables: ModelTables, network: Network): boolean => {
  for (const { stored } of tables.accounts.values()) {
    if (stored.network === network && stored.status === "active") return true;
  }
  return false;
};

/** Exchange accounts and their last readings, in memory. */
export const createModelAccounts = (tables: ModelTables): ExchangeAccounts => ({
  add: async (account) => add(tables, account),
  ofUser: async (userId) => accountsOf(tables, userId).sort((one, other) => one.createdAt - other.createdAt),
  find: async (accountId) => tables.accounts.get(accountId)?.stored ?? null,
  hasAny: async (network) => hasAny(tables, network),
  remove: async (userId, accountId) => removeAccount(tables, userId, accountId),
  claimDue: async (network, at, limit, holdMs) => claimDue(tables, network, at, limit, holdMs),
  makeDue: async (accountId, at) => makeDue(tables, accountId, at),
  makeAllDue: async (network, at) => makeAllDue(tables, network, at),
  storeReading: async (reading) => ({ missing: storeReading(tables, reading) }),
  markBlind: async (accountId, reason, at, nextReadAt) =>
    markBlind(tables, accountId, reason, at, nextReadAt, {}),
  markUnauthorized: async (accountId, reason, at) =>
    markBlind(tables, accountId, reason, at, at + REFUSED_KEY_RETRY_MS, { status: "unauthorized" }),
  positionsOfUser: async (userId) =>
    accountsOf(tables, userId)
      .flatMap(({ id }) => [...(tables.positions.get(id)?.values() ?? [])])
      .flatMap((row) => (row.isRunning ? row.stored : []))
      .sort(byOpening),
  position: async (accountId, positionId) => {
    const row = tables.positions.get(accountId)?.get(positionId);
    return row?.isRunning ? row.stored : null;
  },
});
