import { and, eq } from "drizzle-orm";
import type { FactorNeed, FactorRemoval } from "#ports/factors.ts";
import type { Role } from "#ports/users.ts";
import { lockUser } from "./lock-user.ts";
import type { Database, Transaction } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { passkeys, totpFactors } from "./schema/signing-in.ts";

const needOf = async (tx: Transaction, userId: string, role: Role): Promise<FactorNeed | null> => {
  const [key] = await tx
    .select({ id: exchangeAccounts.id })
    .from(exchangeAccounts)
    .where(and(eq(exchangeAccounts.userId, userId), eq(exchangeAccounts.network, "mainnet")))
    .limit(1);
  if (key !== undefined) return "mainnet-key";
  return role === "operator" ? "operator" : null;
};

type Standing = {
  readonly totp: { readonly isConfirmed: boolean } | null;
  readonly passkeys: readonly string[];
};

const standingOf = async (tx: Transaction, userId: string): Promise<Standing> => {
  const [totp] = await tx
    .select({ confirmedAt: totpFactors.confirmedAt })
    .from(totpFactors)
    .where(eq(totpFactors.userId, userId));
  const keys = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId));
  return {
    totp: totp === undefined ? null : { isConfirmed: totp.confirmedAt !== null },
    passkeys: keys.map(({ id }) => id),
  };
};

/**
 * The lock comes first: what is seen behind it is what every removal and every mainnet key before this one left, and none
 * of them goes on until this one is done.
 */
const removeUnlessNeeded = (
  db: Database,
  userId: string,
  isThere: (standing: Standing) => boolean,
  isLast: (standing: Standing) => boolean,
  remove: (tx: Transaction) => Promise<unknown>,
): Promise<FactorRemoval> =>
  db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user === null) return "absent";
    const standing = await standingOf(tx, userId);
    if (!isThere(standing)) return "absent";
    const need = isLast(standing) ? await needOf(tx, userId, user.role) : null;
    if (need !== null) return need;
    await remove(tx);
    return "removed";
  });

/** An app that was never confirmed is no factor, so it is none that has to stay. */
export const removeTotp = (db: Database, userId: string): Promise<FactorRemoval> =>
  removeUnlessNeeded(
    db,
    userId,
    ({ totp }) => totp !== null,
    ({ totp, passkeys: keys }) => totp?.isConfirmed === true && keys.length === 0,
    (tx) => tx.delete(totpFactors).where(eq(totpFactors.userId, userId)),
  );

export const removePasskey = (db: Database, userId: string, id: string): Promise<FactorRemoval> =>
  removeUnlessNeeded(
    db,
    userId,
    ({ passkeys: keys }) => keys.includes(id),
    ({ totp, passkeys: keys }) => totp?.isConfirmed !== true && keys.length === 1,
    (tx) => tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, userId))),
  );
