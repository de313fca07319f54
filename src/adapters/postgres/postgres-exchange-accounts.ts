import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { addAccount } from "./accounts/add-account.ts";
import { markBlind, markUnauthorized, tellBlind } from "./accounts/blindness.ts";
import { claimDue } from "./accounts/claim-due.ts";
import { makeNearDue } from "./accounts/make-near-due.ts";
import { rereadAfterFunding } from "./accounts/reread-after-funding.ts";
import { storeReading } from "./accounts/store-reading.ts";
import type { Database } from "./open-database.ts";
import { removeSecret } from "./postgres-sealed-secrets.ts";
import { accountOfRow, positionOfRow } from "./rows.ts";
import { exchangeAccounts, positions } from "./schema/accounts.ts";
import { triggerWork } from "./schema/guarding.ts";

/** Exchange accounts and their last readings in PostgreSQL. */
export const createPostgresExchangeAccounts = (db: Database): ExchangeAccounts => {
  // Asked for by every look at a page: written out once, and not each time.
  const accountsOfUser = db
    .select()
    .from(exchangeAccounts)
    .where(eq(exchangeAccounts.userId, sql.placeholder("userId")))
    .orderBy(asc(exchangeAccounts.createdAt))
    .prepare("accounts-of-user");
  return {
    add: (...args) => addAccount(db, ...args),
    ofUser: async (userId) => (await accountsOfUser.execute({ userId })).map(accountOfRow),
    find: async (accountId) => {
      const [row] = await db.select().from(exchangeAccounts).where(eq(exchangeAccounts.id, accountId));
      return row === undefined ? null : accountOfRow(row);
    },
    hasAny: async (network) =>
      (
        await db
          .select({ id: exchangeAccounts.id })
          .from(exchangeAccounts)
          .where(and(eq(exchangeAccounts.network, network), ne(exchangeAccounts.status, "refused")))
          .limit(1)
      ).length === 1,
    remove: (userId, accountId) =>
      db.transaction(async (tx) => {
        const removed = await tx
          .delete(exchangeAccounts)
          .where(and(eq(exchangeAccounts.id, accountId), eq(exchangeAccounts.userId, userId)))
          .returning({ id: exchangeAccounts.id });
        if (removed.length === 0) return false;
        await removeSecret(tx, accountId, "credential");
        await tx.delete(triggerWork).where(eq(triggerWork.accountId, accountId));
        return true;
      }),
    claimDue: (...args) => claimDue(db, ...args),
    makeDue: async (accountId, at) => {
      await db
        .update(exchangeAccounts)
        .set({ nextReadAt: new Date(at) })
        .where(eq(exchangeAccounts.id, accountId));
    },
    makeNearDue: (...args) => makeNearDue(db, ...args),
    rereadAfterFunding: (...args) => rereadAfterFunding(db, ...args),
    countActive: (network) =>
      db.$count(
        exchangeAccounts,
        and(eq(exchangeAccounts.network, network), eq(exchangeAccounts.status, "active")),
      ),
    storeReading: (reading) => storeReading(db, reading),
    markBlind: (...args) => markBlind(db, ...args),
    markUnauthorized: (...args) => markUnauthorized(db, ...args),
    tellBlind: (...args) => tellBlind(db, ...args),
    positionsOfUser: async (userId) => {
      const rows = await db
        .select({ position: positions })
        .from(positions)
        .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, positions.accountId))
        .where(and(eq(exchangeAccounts.userId, userId), positions.isRunning))
        .orderBy(asc(positions.openedAt), asc(positions.id));
      return rows.map((row) => positionOfRow(row.position));
    },
    positionsOf: async (accountId) =>
      (
        await db
          .select()
          .from(positions)
          .where(and(eq(positions.accountId, accountId), positions.isRunning))
      ).map(positionOfRow),
    position: async (accountId, positionId) => {
      const [row] = await db
        .select()
        .from(positions)
        .where(and(eq(positions.accountId, accountId), eq(positions.id, positionId), positions.isRunning));
      return row === undefined ? null : positionOfRow(row);
    },
  };
};
