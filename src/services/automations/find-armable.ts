import { saidBy } from "#domain/language/in-both.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "./automation-refusals.ts";

/** A position of a user's, on an account that can be read and acted on. */
export type Armable = { readonly account: StoredAccount; readonly position: StoredPosition };

/**
 * Finds an account of a user's that can be read and acted on.
 * @throws AppError not-found · unavailable while the key is not accepted or the account is blind.
 */
export const findReadable = async (
  deps: { readonly accounts: Pick<ExchangeAccounts, "find"> },
  request: { readonly userId: string; readonly accountId: string },
): Promise<StoredAccount> => {
  const account = await deps.accounts.find(request.accountId);
  if (account === null || account.userId !== request.userId) {
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ accountGone }) => accountGone),
    );
  }
  if (account.status !== "active") {
    throw new AppError(
      "unavailable",
      saidBy(AUTOMATION_REFUSALS, ({ keyRefused }) => keyRefused),
    );
  }
  if (account.blindSince !== null) {
    throw new AppError(
      "unavailable",
      saidBy(AUTOMATION_REFUSALS, ({ blind }) => blind),
      { retryAfterMs: 5_000 },
    );
  }
  return account;
};

/**
 * Finds what an automation is to be armed on: nothing is armed that could not act.
 * @throws AppError as `findReadable`, and not-found for a position that does not run.
 */
export const findArmable = async (
  deps: { readonly accounts: Pick<ExchangeAccounts, "find" | "position"> },
  request: { readonly userId: string; readonly accountId: string; readonly positionId: string },
): Promise<Armable> => {
  const account = await findReadable(deps, request);
  const position = await deps.accounts.position(request.accountId, request.positionId);
  if (position === null) {
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ notRunning }) => notRunning),
    );
  }
  return { account, position };
};
