import { and, asc, eq, lte, ne, sql } from "drizzle-orm";
import { VALIDATE_EVERY_MS } from "#domain/accounts/validate-every.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import type { Database } from "../open-database.ts";
import { accountOfRow } from "../rows.ts";
import { exchangeAccounts } from "../schema/accounts.ts";

/** Takes accounts whose keys are to be validated again; none is given to two who ask at once. */
export const claimStale = async (
  db: Database,
  ...[network, at, limit, holdMs]: Parameters<AccountKeys["claimStale"]>
): ReturnType<AccountKeys["claimStale"]> => {
  const stale = db
    .select({ id: exchangeAccounts.id })
    .from(exchangeAccounts)
    .where(
      and(
        eq(exchangeAccounts.network, network),
        lte(exchangeAccounts.nextValidationAt, new Date(at)),
        ne(exchangeAccounts.status, "refused"),
      ),
    )
    .orderBy(asc(exchangeAccounts.nextValidationAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  const rows = await db
    .update(exchangeAccounts)
    .set({ nextValidationAt: new Date(at + holdMs) })
    .where(sql`${exchangeAccounts.id} = any(array(${stale}))`)
    .returning();
  return rows.map(accountOfRow);
};

/** A verdict about a key that was replaced meanwhile says nothing about the new one. */
export const noteValidation = async (
  db: Database,
  ...[{ id, credentialRevision }, validation]: Parameters<AccountKeys["noteValidation"]>
): Promise<void> => {
  await db
    .update(exchangeAccounts)
    .set({
      permissions: [...validation.permissions],
      validatedAt: new Date(validation.at),
      nextValidationAt: new Date(validation.at + VALIDATE_EVERY_MS),
      ...(validation.isRefused ? { status: "refused" as const } : {}),
    })
    .where(and(eq(exchangeAccounts.id, id), eq(exchangeAccounts.credentialRevision, credentialRevision)));
};
