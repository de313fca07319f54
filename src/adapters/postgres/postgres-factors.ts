import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { BackupCode, Factors, TotpFactor } from "#ports/factors.ts";
import { lockUser } from "./lock-user.ts";
import type { Database, Transaction } from "./open-database.ts";
import { createPostgresPasskeys } from "./postgres-passkeys.ts";
import { removeTotp } from "./remove-factor.ts";
import { backupCodes, totpFactors } from "./schema/signing-in.ts";

const totpOfRow = ({ lastStep: _, ...row }: typeof totpFactors.$inferSelect): TotpFactor => ({
  ...row,
  confirmedAt: row.confirmedAt?.getTime() ?? null,
  createdAt: row.createdAt.getTime(),
});

const beginTotp = async (db: Database, factor: TotpFactor): Promise<boolean> => {
  const begun = {
    revision: factor.revision,
    confirmedAt: null,
    lastStep: 0,
    createdAt: new Date(factor.createdAt),
  };
  const rows = await db
    .insert(totpFactors)
    .values({ ...begun, userId: factor.userId })
    .onConflictDoUpdate({ target: totpFactors.userId, set: begun, setWhere: isNull(totpFactors.confirmedAt) })
    .returning({ userId: totpFactors.userId });
  return rows.length === 1;
};

/** One row, one condition: of all who come with this step or an older one, the database lets one through. */
const spendStep = async (db: Database, userId: string, step: number): Promise<boolean> => {
  const rows = await db
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(eq(totpFactors.userId, userId), lt(totpFactors.lastStep, step)))
    .returning({ userId: totpFactors.userId });
  return rows.length === 1;
};

const replaceCodes = async (tx: Transaction, userId: string, codes: readonly BackupCode[]): Promise<void> => {
  await tx.delete(backupCodes).where(eq(backupCodes.userId, userId));
  if (codes.length > 0) await tx.insert(backupCodes).values(codes.map((code) => ({ ...code, userId })));
};

/** The lock of the user's row comes first, so that of two sets that race one is left and not a mixture. */
const setBackupCodes = (db: Database, userId: string, codes: readonly BackupCode[]): Promise<void> =>
  db.transaction(async (tx) => {
    await lockUser(tx, userId);
    await replaceCodes(tx, userId, codes);
  });

const confirmTotp = (
  db: Database,
  ...[userId, revision, at, codes]: Parameters<Factors["confirmTotp"]>
): Promise<boolean> =>
  db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const rows = await tx
      .update(totpFactors)
      .set({ confirmedAt: new Date(at) })
      .where(
        and(
          eq(totpFactors.userId, userId),
          eq(totpFactors.revision, revision),
          isNull(totpFactors.confirmedAt),
        ),
      )
      .returning({ userId: totpFactors.userId });
    if (rows.length === 0) return false;
    await replaceCodes(tx, userId, codes);
    return true;
  });

const spendBackupCode = async (db: Database, userId: string, code: BackupCode): Promise<boolean> => {
  const rows = await db
    .delete(backupCodes)
    .where(
      and(
        eq(backupCodes.userId, userId),
        eq(backupCodes.selector, code.selector),
        eq(backupCodes.codeHash, code.codeHash),
      ),
    )
    .returning({ selector: backupCodes.selector });
  return rows.length === 1;
};

/** Second factors in PostgreSQL. */
export const createPostgresFactors = (db: Database): Factors => ({
  totp: async (userId) => {
    const [row] = await db.select().from(totpFactors).where(eq(totpFactors.userId, userId));
    return row === undefined ? null : totpOfRow(row);
  },
  beginTotp: (factor) => beginTotp(db, factor),
  confirmTotp: (...args) => confirmTotp(db, ...args),
  removeTotp: (userId) => removeTotp(db, userId),
  spendStep: (userId, step) => spendStep(db, userId, step),
  setBackupCodes: (userId, codes) => setBackupCodes(db, userId, codes),
  backupCode: async (userId, selector) => {
    const [row] = await db
      .select({ selector: backupCodes.selector, codeHash: backupCodes.codeHash })
      .from(backupCodes)
      .where(sql`${backupCodes.userId} = ${userId} and ${backupCodes.selector} = ${selector}`);
    return row ?? null;
  },
  spendBackupCode: (userId, code) => spendBackupCode(db, userId, code),
  countBackupCodes: (userId) => db.$count(backupCodes, eq(backupCodes.userId, userId)),
  ...createPostgresPasskeys(db),
});
