import { and, eq, isNull } from "drizzle-orm";
import { isStricter } from "#domain/panic/panic-stage.ts";
import type { StageChange } from "#ports/panic.ts";
import { lockUser } from "../lock-user.ts";
import type { Database, Transaction } from "../open-database.ts";
import { exchangeAccounts } from "../schema/accounts.ts";
import { panicStages } from "../schema/panic.ts";

/**
 * Locks every account the change is about, in one order: plans and sendings hold the same locks, so those under way are
 * committed first and later ones see the stage. False where a named account is not this user's.
 */
const lockAccounts = async (
  tx: Transaction,
  { userId, accountId }: Pick<StageChange, "userId" | "accountId">,
): Promise<boolean> => {
  const ofUser = eq(exchangeAccounts.userId, userId);
  const rows = await tx
    .select({ id: exchangeAccounts.id })
    .from(exchangeAccounts)
    .where(accountId === null ? ofUser : and(ofUser, eq(exchangeAccounts.id, accountId)))
    .orderBy(exchangeAccounts.id)
    .for("no key update");
  return accountId === null || rows.length === 1;
};

const write = async (
  tx: Transaction,
  { userId, accountId, stage, by, at }: StageChange,
  mayLower: boolean,
): Promise<void> => {
  const here = and(
    eq(panicStages.userId, userId),
    accountId === null ? isNull(panicStages.accountId) : eq(panicStages.accountId, accountId),
  );
  if (stage === "calm") {
    if (mayLower) await tx.delete(panicStages).where(here);
    return;
  }
  const put = { stage, by, at: new Date(at) };
  const [known] = await tx.select().from(panicStages).where(here).for("update");
  if (known === undefined) {
    await tx.insert(panicStages).values({ userId, accountId, ...put });
  } else if (mayLower || isStricter(stage, known.stage)) {
    await tx.update(panicStages).set(put).where(here);
  }
};

/** Puts a stage, or only a stricter one; false where the user is gone or the account is not theirs. */
export const writeStage = (db: Database, change: StageChange, mayLower: boolean): Promise<boolean> =>
  db.transaction(async (tx) => {
    if ((await lockUser(tx, change.userId)) === null) return false;
    if (!(await lockAccounts(tx, change))) return false;
    await write(tx, change, mayLower);
    return true;
  });
