import { and, eq, isNotNull, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import { READ_HOLD_MS } from "#domain/accounts/next-read.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { AccountReading, ExchangeAccounts, StoredPosition } from "#ports/exchange-accounts.ts";
import { deriveTriggers } from "../derive-triggers.ts";
import type { Database, Transaction } from "../open-database.ts";
import { positionOfRow } from "../rows.ts";
import { exchangeAccounts, positions } from "../schema/accounts.ts";
import { triggers } from "../schema/guarding.ts";
import { writePositions } from "../write-positions.ts";

/**
 * Writes what the reading says of the account itself, and holds its row until the transaction ends, so that readings of
 * one account are stored one after another. False when something newer is stored: of the account, or of a position.
 */
const takeReading = async (tx: Transaction, reading: AccountReading): Promise<boolean> => {
  const readAt = new Date(reading.readAt);
  const taken = await tx
    .update(exchangeAccounts)
    .set({
      // A key that we refuse is not taken back by a reading that was under way.
      status: sql`case when ${exchangeAccounts.status} = 'refused' then 'refused' else 'active' end`,
      blindSince: null,
      blindReason: null,
      blindToldAt: null,
      ...(reading.balance === null ? {} : { balance: reading.balance, readAt }),
    })
    .where(
      and(
        eq(exchangeAccounts.id, reading.accountId),
        or(isNull(exchangeAccounts.readAt), lte(exchangeAccounts.readAt, readAt)),
        sql`not exists (select 1 from ${positions} where ${positions.accountId} = ${reading.accountId}
                        and ${positions.readAt} > ${readAt.toISOString()}::timestamptz)`,
      ),
    )
    .returning({ id: exchangeAccounts.id });
  return taken.length === 1;
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

/** A trigger that trails follows the market and not the account's margin: it makes no reading urgent. */
const levelsOf = async (tx: Transaction, reading: AccountReading): Promise<readonly PriceHalfUsd[]> => {
  const rows = await tx
    .select({ price: triggers.price })
    .from(triggers)
    .where(
      and(
        eq(triggers.accountId, reading.accountId),
        isNotNull(triggers.price),
        or(triggers.armed, isNotNull(triggers.rearmAt)),
      ),
    );
  const prices = rows.flatMap(({ price }) => (price === null ? [] : [price]));
  return [...prices, ...reading.positions.map(({ liquidation }) => liquidation)];
};

/**
 * Sets when the account is read next. Whoever claimed it for this reading put it off by a hold; a deadline before that
 * was set since, because something happened, and stands.
 */
const setDeadline = async (tx: Transaction, reading: AccountReading): Promise<void> => {
  const next = new Date(reading.nextReadAt(await levelsOf(tx, reading))).toISOString();
  const heldUntil = new Date(reading.readAt + READ_HOLD_MS).toISOString();
  const current = exchangeAccounts.nextReadAt;
  await tx
    .update(exchangeAccounts)
    .set({
      nextReadAt: sql`case when ${current} < ${heldUntil}::timestamptz
                      then least(${current}, ${next}::timestamptz) else ${next}::timestamptz end`,
    })
    .where(eq(exchangeAccounts.id, reading.accountId));
};

/** Stores a reading with all that follows from it, in one transaction. */
export const storeReading = (
  db: Database,
  reading: AccountReading,
): ReturnType<ExchangeAccounts["storeReading"]> =>
  db.transaction(async (tx) => {
    if (!(await takeReading(tx, reading))) return { missing: [] };
    await writePositions(tx, reading.accountId, reading.positions, reading.readAt);
    const missing = await findMissing(tx, reading);
    await deriveTriggers(tx, reading.accountId, reading.positions, reading.readAt);
    await setDeadline(tx, reading);
    return { missing };
  });
