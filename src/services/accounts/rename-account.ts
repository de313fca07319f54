import { saidBy } from "#domain/language/in-both.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import { AppError } from "../app-error.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";

/**
 * Gives an exchange account another name.
 * @throws AppError not-found, also for somebody else's.
 */
export const renameAccount = async (
  deps: { readonly accountKeys: Pick<AccountKeys, "rename"> },
  request: { readonly userId: string; readonly id: string; readonly label: string },
): Promise<void> => {
  if (await deps.accountKeys.rename(request.userId, request.id, request.label)) return;
  throw new AppError(
    "not-found",
    saidBy(ACCOUNT_REFUSALS, ({ gone }) => gone),
  );
};
