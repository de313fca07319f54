import { and, asc, eq, lte, ne, sql } from "drizzle-orm";
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

const { status, validatedAt, nextReadAt } = exchangeAccounts;

/** Only what these two say against a key is taken back, and a reading is due at once: until then nothing is guarded. */
const acceptedAgain = (at: number) => {
  const asked = sql`${new Date(at).toISOString()}::timestamptz`;
  const isBack = sql`${status} in ('unauthorized', 'refused') and ${validatedAt} <= ${asked}`;
  return {
    status: sql`case when ${isBack} then 'active' else ${status} end`,
    nextReadAt: sql`case when ${isBack} then least(${nextReadAt}, ${asked}) else ${nextReadAt} end`,
  };
};

const statusAfter = ({ verdict, at }: Parameters<AccountKeys["noteValidation"]>[1]) => {
  switch (verdict) {
    case "accepted":
      return acceptedAgain(at);
    case "lacking":
      return {};
    case "refused":
      return { status: "refused" as const };
  }
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
      nextValidationAt: new Date(validation.nextAt),
      ...statusAfter(validation),
    })
    .where(and(eq(exchangeAccounts.id, id), eq(exchangeAccounts.credentialRevision, credentialRevision)));
};
