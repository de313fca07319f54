import { and, eq } from "drizzle-orm";
import { VALIDATE_EVERY_MS } from "#domain/accounts/validate-every.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import { hasSecondFactor } from "../has-second-factor.ts";
import { lockUser } from "../lock-user.ts";
import type { Database } from "../open-database.ts";
import { putSecret } from "../postgres-sealed-secrets.ts";
import { exchangeAccounts } from "../schema/accounts.ts";

/** The new key, its revision and what is shown of it change together; nothing else of the account does. */
export const replaceCredential = (
  db: Database,
  ...[{ userId, id }, replacement]: Parameters<AccountKeys["replaceCredential"]>
): ReturnType<AccountKeys["replaceCredential"]> =>
  db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const [account] = await tx
      .select({ revision: exchangeAccounts.credentialRevision, network: exchangeAccounts.network })
      .from(exchangeAccounts)
      .where(and(eq(exchangeAccounts.id, id), eq(exchangeAccounts.userId, userId)))
      .for("update");
    if (account === undefined) return "gone";
    if (account.revision !== replacement.from) return "changed";
    if (account.network === "mainnet" && !(await hasSecondFactor(tx, userId))) return "no-factor";
    const revision = replacement.from + 1;
    const at = new Date(replacement.at);
    await putSecret(tx, { subjectId: id, userId, field: "credential", revision, ...replacement.credential });
    await tx
      .update(exchangeAccounts)
      .set({
        credentialRevision: revision,
        keyLastFour: replacement.keyLastFour,
        permissions: [...replacement.permissions],
        status: "active",
        validatedAt: at,
        nextValidationAt: new Date(replacement.at + VALIDATE_EVERY_MS),
        nextReadAt: at,
      })
      .where(eq(exchangeAccounts.id, id));
    return "replaced";
  });
