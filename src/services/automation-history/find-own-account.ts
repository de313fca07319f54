import { saidBy } from "#domain/language/in-both.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";

/** A user's exchange account, whatever state it is in. @throws AppError not-found where it is not theirs. */
export const findOwnAccount = async (
  deps: { readonly accounts: Pick<ExchangeAccounts, "find"> },
  { userId, accountId }: { readonly userId: string; readonly accountId: string },
): Promise<StoredAccount> => {
  const account = await deps.accounts.find(accountId);
  if (account === null || account.userId !== userId) {
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ accountGone }) => accountGone),
    );
  }
  return account;
};
