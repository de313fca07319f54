import { saidBy } from "#domain/language/in-both.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";

/**
 * Removes an exchange account with its sealed credential, positions and guards.
 * @throws AppError not-found when it is not this user's.
 */
export const removeAccount = async (
  deps: { readonly accounts: ExchangeAccounts },
  request: { readonly userId: string; readonly id: string },
): Promise<void> => {
  if (await deps.accounts.remove(request.userId, request.id)) return;
  throw new AppError(
    "not-found",
    saidBy(ACCOUNT_REFUSALS, ({ gone }) => gone),
  );
};
