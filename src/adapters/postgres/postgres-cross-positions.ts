import { and, eq, exists, isNull, lt, lte, or, sql } from "drizzle-orm";
import { OUTDATED_CROSS_MS } from "#domain/accounts/outdated-cross.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { CrossPositions, StoredCross } from "#ports/cross-positions.ts";
import { writeBlindReceipt } from "./accounts/write-blind-receipt.ts";
import { deriveCrossTriggers } from "./derive-cross-triggers.ts";
import type { Database, Transaction } from "./open-database.ts";
import { crossPositions, exchangeAccounts } from "./schema/accounts.ts";
import { automations } from "./schema/guarding.ts";

type Row = typeof crossPositions.$inferSelect;

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

/** The position of a row; null where it never was read, which is when it has no margin. */
const positionOfRow = (row: Row): CrossPosition | null => {
  const { id, quantity, margin, leverage, initialMargin, runningMargin, maintenanceMargin, updatedAt } = row;
  const { pl, totalPl, fundingPaid, tradingFees, side, entryPrice, liquidation } = row;
  if (id === null || quantity === null || margin === null || leverage === null || updatedAt === null)
    return null;
  if (initialMargin === null || runningMargin === null || maintenanceMargin === null) return null;
  if (pl === null || totalPl === null || fundingPaid === null || tradingFees === null) return null;
  const tied = { initialMargin, runningMargin, maintenanceMargin };
  const books = { pl, totalPl, fundingPaid, tradingFees };
  const held = { side, quantity, entryPrice, liquidation };
  return { id, margin, leverage, ...held, ...tied, ...books, updatedAt: updatedAt.getTime() };
};

/** Asked for then, it ought to be asked for at once. */
const LONG_AGO = new Date(0);

const crossOfRow = (row: Row, isGuarded: boolean): StoredCross => ({
  accountId: row.accountId,
  position: positionOfRow(row),
  readAt: ms(row.readAt),
  askedAt: row.askedAt <= LONG_AGO ? null : row.askedAt.getTime(),
  heldSince: ms(row.heldSince),
  blindSince: ms(row.blindSince),
  blindReason: row.blindReason,
  orders: row.orders,
  ordersReadAt: ms(row.ordersReadAt),
  ordersAskedAt: ms(row.ordersAskedAt),
  isGuarded,
});

/** Whether a guard is armed on the cross position of a row. Names are written out: of one table they lose its name. */
const isGuarded = sql<boolean>`exists (select 1 from automations guard
  where guard.account_id = cross_positions.account_id and guard.slot = 'cross-guard' and guard.state = 'armed')`;

const time = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;

/** Stores a reading; false when something newer is stored. What turned to the other side is held anew. */
const write = async (
  tx: Transaction,
  accountId: string,
  position: CrossPosition,
  readAt: number,
): Promise<boolean> => {
  const at = new Date(readAt);
  const seen = { blindSince: null, blindReason: null, blindToldAt: null };
  const row = { ...position, ...seen, updatedAt: new Date(position.updatedAt), readAt: at, askedAt: at };
  const rows = await tx
    .insert(crossPositions)
    .values({ accountId, ...row, heldSince: position.side === null ? null : at })
    .onConflictDoUpdate({
      target: crossPositions.accountId,
      set: {
        ...row,
        heldSince:
          position.side === null
            ? null
            : sql`case when ${crossPositions.side} = ${position.side} then ${crossPositions.heldSince} else ${time(readAt)} end`,
      },
      setWhere: sql`${crossPositions.readAt} is null or (
        ${crossPositions.readAt} <= ${time(readAt)}
        and (${crossPositions.updatedAt} <= ${time(position.updatedAt)}
             or ${crossPositions.readAt} <= ${time(readAt - OUTDATED_CROSS_MS)}))`,
    })
    .returning({ accountId: crossPositions.accountId });
  return rows.length === 1;
};

const storeOrders = async (
  db: Database,
  ...[accountId, orders, readAt]: Parameters<CrossPositions["storeOrders"]>
): Promise<void> => {
  const at = new Date(readAt);
  await db
    .update(crossPositions)
    .set({ orders, ordersReadAt: at, ordersAskedAt: at })
    .where(
      and(
        eq(crossPositions.accountId, accountId),
        or(isNull(crossPositions.ordersReadAt), lte(crossPositions.ordersReadAt, at)),
      ),
    );
};

const setAsked = async (
  db: Database,
  accountId: string,
  asked: Partial<Pick<Row, "askedAt" | "ordersAskedAt">>,
): Promise<void> => {
  await db.update(crossPositions).set(asked).where(eq(crossPositions.accountId, accountId));
};

const markBlind = async (db: Database, accountId: string, reason: string, at: number): Promise<void> => {
  const askedAt = new Date(at);
  await db
    .insert(crossPositions)
    .values({ accountId, askedAt, blindSince: askedAt, blindReason: reason })
    .onConflictDoUpdate({
      target: crossPositions.accountId,
      set: {
        askedAt,
        blindSince: sql`coalesce(${crossPositions.blindSince}, ${time(at)})`,
        blindReason: reason,
      },
      setWhere: sql`${crossPositions.readAt} is null or ${crossPositions.readAt} <= ${time(at)}`,
    });
};

/** The note that it was told and what is told are one transaction: nobody is told twice, nobody is forgotten. */
const tellBlind = (
  db: Database,
  ...[accountId, { receiptId, at, afterMs }]: Parameters<CrossPositions["tellBlind"]>
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const armed = tx
      .select({ id: automations.id })
      .from(automations)
      .where(
        and(
          eq(automations.accountId, accountId),
          eq(automations.kind, "cross-guard"),
          eq(automations.state, "armed"),
        ),
      );
    const [told] = await tx
      .update(crossPositions)
      .set({ blindToldAt: new Date(at) })
      .where(
        and(
          eq(crossPositions.accountId, accountId),
          lt(crossPositions.blindSince, new Date(at - afterMs)),
          isNull(crossPositions.blindToldAt),
          exists(armed),
        ),
      )
      .returning();
    if (told === undefined || told.blindSince === null) return false;
    const [account] = await tx.select().from(exchangeAccounts).where(eq(exchangeAccounts.id, accountId));
    if (account === undefined) return false;
    const label = `the cross margin of ${account.label}`;
    const { blindReason: reason, blindSince: since } = told;
    await writeBlindReceipt(tx, account, { receiptId, label, reason, since, at });
    return true;
  });

/** Cross positions as last read, in PostgreSQL. */
export const createPostgresCrossPositions = (db: Database): CrossPositions => ({
  find: async (accountId) => {
    const [row] = await db
      .select({ cross: crossPositions, isGuarded })
      .from(crossPositions)
      .where(eq(crossPositions.accountId, accountId));
    return row === undefined ? null : crossOfRow(row.cross, row.isGuarded);
  },
  ofUser: async (userId) => {
    const rows = await db
      .select({ cross: crossPositions, isGuarded })
      .from(crossPositions)
      .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, crossPositions.accountId))
      .where(eq(exchangeAccounts.userId, userId));
    return rows.map((row) => crossOfRow(row.cross, row.isGuarded));
  },
  store: (accountId, position, readAt) =>
    db.transaction(async (tx) => {
      const isStored = await write(tx, accountId, position, readAt);
      if (isStored) await deriveCrossTriggers(tx, accountId, position, readAt);
      return isStored;
    }),
  storeOrders: (...args) => storeOrders(db, ...args),
  noteOrdersUnread: (accountId, at) => setAsked(db, accountId, { ordersAskedAt: new Date(at) }),
  makeDue: (accountId) => setAsked(db, accountId, { askedAt: LONG_AGO, ordersAskedAt: null }),
  markBlind: (accountId, reason, at) => markBlind(db, accountId, reason, at),
  tellBlind: (...args) => tellBlind(db, ...args),
});
