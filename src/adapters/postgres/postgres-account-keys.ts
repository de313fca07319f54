import { and, eq } from "drizzle-orm";
import type { AccountKeys } from "#ports/account-keys.ts";
import { replaceCredential } from "./accounts/replace-credential.ts";
import { claimStale, noteValidation } from "./accounts/validation.ts";
import type { Database } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";

/** Keys of exchange accounts in PostgreSQL, beside their sealed credentials. */
export const createPostgresAccountKeys = (db: Database): AccountKeys => ({
  replaceCredential: (...args) => replaceCredential(db, ...args),
  rename: async (userId, accountId, label) => {
    const renamed = await db
      .update(exchangeAccounts)
      .set({ label })
      .where(and(eq(exchangeAccounts.id, accountId), eq(exchangeAccounts.userId, userId)))
      .returning({ id: exchangeAccounts.id });
    return renamed.length === 1;
  },
  claimStale: (...args) => claimStale(db, ...args),
  noteValidation: (...args) => noteValidation(db, ...args),
});
