import { VALIDATE_EVERY_MS } from "#domain/accounts/validate-every.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { hasSecondFactor } from "../has-second-factor.ts";
import { lockUser } from "../lock-user.ts";
import type { Database } from "../open-database.ts";
import { putSecret } from "../postgres-sealed-secrets.ts";
import { exchangeAccounts } from "../schema/accounts.ts";

/** The account and its sealed credential, or neither. The unique index decides whose an exchange account is. */
export const addAccount = (
  db: Database,
  ...[account, credential]: Parameters<ExchangeAccounts["add"]>
): ReturnType<ExchangeAccounts["add"]> =>
  db.transaction(async (tx) => {
    if (account.network === "mainnet" && account.status !== "refused") {
      // Asked for when the key was handed in, which may be many seconds ago: no factor goes while this lock is held.
      await lockUser(tx, account.userId);
      if (!(await hasSecondFactor(tx, account.userId))) return "no-factor";
    }
    const { readAt, blindSince, notAcceptedSince, validatedAt, createdAt, ...rest } = account;
    const inserted = await tx
      .insert(exchangeAccounts)
      .values({
        ...rest,
        permissions: [...account.permissions],
        readAt: readAt === null ? null : new Date(readAt),
        blindSince: blindSince === null ? null : new Date(blindSince),
        notAcceptedSince: notAcceptedSince === null ? null : new Date(notAcceptedSince),
        validatedAt: new Date(validatedAt),
        nextValidationAt: new Date(validatedAt + VALIDATE_EVERY_MS),
        createdAt: new Date(createdAt),
        nextReadAt: new Date(createdAt),
      })
      .onConflictDoNothing()
      .returning({ id: exchangeAccounts.id });
    if (inserted.length === 0) return "taken";
    const { id: subjectId, userId, credentialRevision: revision } = account;
    await putSecret(tx, { subjectId, userId, field: "credential", revision, ...credential });
    return "added";
  });
