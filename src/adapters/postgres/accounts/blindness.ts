import { and, eq, exists, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import {
  REFUSED_KEY_RETRY_MS,
  REFUSED_KEY_SLOW_AFTER_MS,
  REFUSED_KEY_SLOW_MS,
} from "#domain/accounts/refused-key-retry.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Database } from "../open-database.ts";
import { exchangeAccounts, positions } from "../schema/accounts.ts";
import { automations } from "../schema/guarding.ts";
import { writeBlindReceipt } from "./write-blind-receipt.ts";

const time = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;

const sinceFirst = (at: number) => sql`coalesce(${exchangeAccounts.blindSince}, ${time(at)})`;

/** A failure that was asked for before something was read says nothing any more. */
const unreadSince = (accountId: string, at: number) =>
  and(
    eq(exchangeAccounts.id, accountId),
    or(isNull(exchangeAccounts.readAt), lte(exchangeAccounts.readAt, new Date(at))),
    sql`not exists (select 1 from ${positions} where ${positions.accountId} = ${accountId}
                    and ${positions.readAt} > ${time(at)})`,
  );

/** Blindness says nothing about the key: only its refusal changes the status. */
export const markBlind = async (
  db: Database,
  ...[accountId, reason, at, nextReadAt]: Parameters<ExchangeAccounts["markBlind"]>
): Promise<void> => {
  await db
    .update(exchangeAccounts)
    .set({ blindSince: sinceFirst(at), blindReason: reason, nextReadAt: new Date(nextReadAt) })
    .where(unreadSince(accountId, at));
};

/** A refusal of a key that was replaced meanwhile says nothing about the new one. */
export const markUnauthorized = async (
  db: Database,
  ...[{ id, credentialRevision }, reason, at]: Parameters<ExchangeAccounts["markUnauthorized"]>
): Promise<void> => {
  const slowFrom = time(at - REFUSED_KEY_SLOW_AFTER_MS);
  const isNotAccepted = sql`(${exchangeAccounts.status} = 'unauthorized' and ${exchangeAccounts.notAcceptedSince} is not null)`;
  await db
    .update(exchangeAccounts)
    .set({
      status: "unauthorized",
      blindSince: sinceFirst(at),
      blindReason: reason,
      notAcceptedSince: sql`case when ${isNotAccepted} then ${exchangeAccounts.notAcceptedSince} else ${time(at)} end`,
      nextReadAt: sql`case when ${isNotAccepted} and ${exchangeAccounts.notAcceptedSince} <= ${slowFrom}
                      then ${time(at + REFUSED_KEY_SLOW_MS)} else ${time(at + REFUSED_KEY_RETRY_MS)} end`,
    })
    .where(
      and(
        unreadSince(id, at),
        eq(exchangeAccounts.credentialRevision, credentialRevision),
        ne(exchangeAccounts.status, "refused"),
      ),
    );
};

/** The note that it was told and what is told are one transaction: nobody is told twice, nobody is forgotten. */
export const tellBlind = (
  db: Database,
  ...[accountId, { receiptId, at, afterMs }]: Parameters<ExchangeAccounts["tellBlind"]>
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const armed = tx
      .select({ id: automations.id })
      .from(automations)
      .where(and(eq(automations.accountId, accountId), eq(automations.state, "armed")));
    const [account] = await tx
      .update(exchangeAccounts)
      .set({ blindToldAt: new Date(at) })
      .where(
        and(
          eq(exchangeAccounts.id, accountId),
          lt(exchangeAccounts.blindSince, new Date(at - afterMs)),
          isNull(exchangeAccounts.blindToldAt),
          exists(armed),
        ),
      )
      .returning();
    if (account === undefined || account.blindSince === null) return false;
    const told = {
      receiptId,
      label: account.label,
      reason: account.blindReason,
      since: account.blindSince,
      at,
    };
    await writeBlindReceipt(tx, account, told);
    return true;
  });
