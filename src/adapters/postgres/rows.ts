import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { exchangeAccounts, positions } from "./schema/accounts.ts";

/** Rows of tables to the types of the ports: dates become epoch milliseconds, columns of one thing are gathered. */
const ms = (date: Date | null): number | null => date?.getTime() ?? null;

export const accountOfRow = (row: typeof exchangeAccounts.$inferSelect): StoredAccount => ({
  id: row.id,
  userId: row.userId,
  network: row.network,
  label: row.label,
  exchangeUserId: row.exchangeUserId,
  keyLastFour: row.keyLastFour,
  permissions: row.permissions,
  credentialRevision: row.credentialRevision,
  status: row.status,
  validatedAt: row.validatedAt.getTime(),
  balance: row.balance,
  readAt: ms(row.readAt),
  blindSince: ms(row.blindSince),
  notAcceptedSince: row.status === "unauthorized" ? ms(row.notAcceptedSince) : null,
  blindReason: row.blindReason,
  createdAt: row.createdAt.getTime(),
});

export const positionOfRow = (row: typeof positions.$inferSelect): StoredPosition => {
  const { isRunning: _, openedAt, readAt, ...rest } = row;
  return { ...rest, openedAt: openedAt.getTime(), readAt: readAt.getTime() };
};
