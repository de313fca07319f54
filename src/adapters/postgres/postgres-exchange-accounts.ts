import { and, asc, eq, inArray, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import type {
  AccountReading,
  ExchangeAccounts,
  StoredAccount,
  StoredPosition,
} from "#ports/exchange-accounts.ts";
import { deriveTriggers } from "./derive-triggers.ts";
import type { Database, Transaction } from "./open-database.ts";
import { accountOfRow, positionOfRow } from "./rows.ts";
import { exchangeAccounts, positions } from "./schema/accounts.ts";
import { writePosition } from "./write-position.ts";

const add = async (db: Database, account: StoredAccount): Promise<"added" | "taken"> => {
  const { credential, readAt, blindSince, createdAt, ...rest } = account;
  const inserted = await db
    .insert(exchangeAccounts)
    .values({
      ...rest,
      permissions: [...account.permissions],
      credential: credential.ciphertext,
      wrappedKey: credential.wrappedKey,
      keyId: credential.keyId,
      readAt: readAt === null ? null : new Date(readAt),
      blindSince: blindSince === null ? null : new Date(blindSince),
      createdAt: new Date(createdAt),
      nextReadAt: new Date(createdAt),
    })
    .onConflictDoNothing()
    .returning({ id: exchangeAccounts.id });
  return inserted.length === 1 ? "added" : "taken";
};

/** Positions that ran before this reading and are not in it. They stay as they are: absence alone proves nothing. */
const findMissing = async (tx: Transaction, reading: AccountReading): Promise<readonly StoredPosition[]> => {
  const listed = reading.positions.map((position) => position.id);
  const missing = await tx
    .select()
    .from(positions)
    .where(
      and(
        eq(positions.accountId, reading.accountId),
        positions.isRunning,
        listed.length === 0 ? undefined : notInArray(positions.id, listed),
      ),
    );
  return missing.map(positionOfRow);
};

const storeReading = (db: Database, reading: AccountReading) =>
  db.transaction(async (tx) => {
    const readAt = new Date(reading.readAt);
    const newest = await tx
      .update(exchangeAccounts)
      .set({
        status: "active",
        balance: reading.balance,
        readAt,
        nextReadAt: new Date(reading.nextReadAt),
        blindSince: null,
        blindReason: null,
      })
      .where(
        and(
          eq(exchangeAccounts.id, reading.accountId),
          or(isNull(exchangeAccounts.readAt), lte(exchangeAccounts.readAt, readAt)),
        ),
      )
      .returning({ id: exchangeAccounts.id });
    if (newest.length === 0) return { missing: [] };
    for (const position of reading.positions) {
      await writePosition(tx, reading.accountId, position, reading.readAt);
    }
    const missing = await findMissing(tx, reading);
    await deriveTriggers(tx, reading.accountId, reading.positions);
    return { missing };
  });

const claimDue: (db: Database) => ExchangeAccounts["claimDue"] =
  (db) => async (network, at, limit, holdMs) => {
    const due = db
      .select({ id: exchangeAccounts.id })
      .from(exchangeAccounts)
      .where(and(eq(exchangeAccounts.network, network), lte(exchangeAccounts.nextReadAt, new Date(at))))
      .orderBy(asc(exchangeAccounts.nextReadAt))
      .limit(limit)
      .for("update", { skipLocked: true });
    const rows = await db
      .update(exchangeAccounts)
      .set({ nextReadAt: new Date(at + holdMs) })
      .where(inArray(exchangeAccounts.id, due))
      .returning();
    return rows.map(accountOfRow);
  };

/** A key may be refused in error (a clock, a key being activated): asked again now and then, seldom enough not to be banned. */
const REFUSED_KEY_RETRY_MS = 5 * 60_000;

/** Blindness says nothing about the key: only its refusal changes the status. */
const blindness =
  (db: Database, changed: { readonly status?: "unauthorized" }) =>
  async (accountId: string, reason: string, at: number, nextReadAt: number): Promise<void> => {
    await db
      .update(exchangeAccounts)
      .set({
        ...changed,
        blindSince: sql`coalesce(${exchangeAccounts.blindSince}, ${new Date(at).toISOString()}::timestamptz)`,
        blindReason: reason,
        nextReadAt: new Date(nextReadAt),
      })
      .where(eq(exchangeAccounts.id, accountId));
  };

const running = and(positions.isRunning);

/** Exchange accounts and their last readings in PostgreSQL. */
export const createPostgresExchangeAccounts = (db: Database): ExchangeAccounts => ({
  add: (account) => add(db, account),
  ofUser: async (userId) =>
    (
      await db
        .select()
        .from(exchangeAccounts)
        .where(eq(exchangeAccounts.userId, userId))
        .orderBy(asc(exchangeAccounts.createdAt))
    ).map(accountOfRow),
  find: async (accountId) => {
    const [row] = await db.select().from(exchangeAccounts).where(eq(exchangeAccounts.id, accountId));
    return row === undefined ? null : accountOfRow(row);
  },
  hasAny: async (network) =>
    (
      await db
        .select({ id: exchangeAccounts.id })
        .from(exchangeAccounts)
        .where(and(eq(exchangeAccounts.network, network), eq(exchangeAccounts.status, "active")))
        .limit(1)
    ).length === 1,
  remove: async (userId, accountId) =>
    (
      await db
        .delete(exchangeAccounts)
        .where(and(eq(exchangeAccounts.id, accountId), eq(exchangeAccounts.userId, userId)))
        .returning({ id: exchangeAccounts.id })
    ).length === 1,
  claimDue: claimDue(db),
  makeDue: async (accountId, at) => {
    await db
      .update(exchangeAccounts)
      .set({ nextReadAt: new Date(at) })
      .where(eq(exchangeAccounts.id, accountId));
  },
  makeAllDue: async (network, at) => {
    await db
      .update(exchangeAccounts)
      .set({ nextReadAt: new Date(at) })
      .where(
        and(
          eq(exchangeAccounts.network, network),
          sql`${exchangeAccounts.nextReadAt} > ${new Date(at).toISOString()}`,
        ),
      );
  },
  storeReading: (reading) => storeReading(db, reading),
  markBlind: blindness(db, {}),
  markUnauthorized: (accountId, reason, at) =>
    blindness(db, { status: "unauthorized" })(accountId, reason, at, at + REFUSED_KEY_RETRY_MS),
  positionsOfUser: async (userId) => {
    const rows = await db
      .select({ position: positions })
      .from(positions)
      .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, positions.accountId))
      .where(and(eq(exchangeAccounts.userId, userId), running))
      .orderBy(asc(positions.openedAt), asc(positions.id));
    return rows.map((row) => positionOfRow(row.position));
  },
  position: async (accountId, positionId) => {
    const [row] = await db
      .select()
      .from(positions)
      .where(and(eq(positions.accountId, accountId), eq(positions.id, positionId), running));
    return row === undefined ? null : positionOfRow(row);
  },
});
