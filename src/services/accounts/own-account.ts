import { saidBy } from "#domain/language/in-both.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";

/** @throws AppError not-found, for somebody else's as for one that never was. */
export const ownAccount = async (
  deps: { readonly accounts: Pick<ExchangeAccounts, "find"> },
  request: { readonly userId: string; readonly accountId: string },
): Promise<StoredAccount> => {
  const account = await deps.accounts.find(request.accountId);
  if (account !== null && account.userId === request.userId) return account;
  throw new AppError(
    "not-found",
    saidBy(ACCOUNT_REFUSALS, ({ gone }) => gone),
  );
};
