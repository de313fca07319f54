import { saidBy } from "#domain/language/in-both.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import type { Clock } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Users } from "#ports/users.ts";
import type { SubmittedCredential } from "#ports/vault.ts";
import { AppError } from "../app-error.ts";
import { valueOrUnsealed } from "../vault/value-or-unsealed.ts";
import { refuseExpired } from "../worker-requests/refuse-expired.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";
import type { Asked } from "./asked.ts";
import { checkKey } from "./check-key.ts";
import { needSecondFactor, noSecondFactor } from "./need-second-factor.ts";
import { type KeyChangeDeps, noteKeyChange } from "./note-key-change.ts";
import { ownAccount } from "./own-account.ts";

export type ReplaceDeps = KeyChangeDeps & {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly accountKeys: Pick<AccountKeys, "replaceCredential">;
  readonly users: Pick<Users, "find" | "hasSecondFactor">;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
};

/**
 * Puts another key of the same exchange account in the place of the one we have, checked like a new one and, on mainnet, by
 * nobody without a second factor. Guards go on by the old key until the new one is stored; there is no moment without one.
 * It is stored only while whoever asked waits for it, and that it was is taken down and told at once.
 * @throws AppError not-found · bad-input · refused · unavailable · limit-reached · conflict; the old key stays then.
 */
export const replaceKey = async (
  deps: ReplaceDeps,
  request: {
    readonly userId: string;
    readonly accountId: string;
    readonly submitted: SubmittedCredential;
    readonly asked: Asked;
  },
): Promise<void> => {
  const { submitted, asked } = request;
  const account = await ownAccount(deps, request);
  await needSecondFactor(deps, account);
  const checked = await checkKey(deps.exchanges.withCredential(account.network, submitted.credential));
  if (checked.exchangeUserId !== account.exchangeUserId) {
    throw new AppError(
      "refused",
      saidBy(ACCOUNT_REFUSALS, ({ otherAccount }) => otherAccount),
      { field: "key" },
    );
  }
  const from = account.credentialRevision;
  const binding = {
    userId: account.userId,
    subjectId: account.id,
    field: "credential",
    revision: from + 1,
  } as const;
  const credential = valueOrUnsealed(await submitted.seal(binding));
  refuseExpired(asked.goodUntil, deps.clock());
  const replaced = await deps.accountKeys.replaceCredential(account, {
    from,
    credential,
    keyLastFour: submitted.lastFour,
    permissions: checked.permissions,
    at: deps.clock(),
  });
  if (replaced === "replaced") return await noteKeyChange(deps, asked.by, "key-replaced", account);
  if (replaced === "no-factor") throw noSecondFactor();
  throw new AppError(
    "conflict",
    saidBy(ACCOUNT_REFUSALS, ({ changed }) => changed),
  );
};
