import { saidBy } from "#domain/language/in-both.ts";
import type { Network } from "#ports/exchange.ts";
import type { Users } from "#ports/users.ts";
import { AppError } from "../app-error.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";

export const noSecondFactor = (): AppError =>
  new AppError(
    "refused",
    saidBy(ACCOUNT_REFUSALS, ({ needsFactor }) => needsFactor),
    { field: "network", reason: "second-factor" },
  );

/**
 * Real money wants two proofs of who it is: a password that leaked must not be enough to spend by.
 * @throws AppError refused, with the reason `second-factor`, for a mainnet key of a user without one.
 */
export const needSecondFactor = async (
  deps: { readonly users: Pick<Users, "hasSecondFactor"> },
  { userId, network }: { readonly userId: string; readonly network: Network },
): Promise<void> => {
  if (network !== "mainnet" || (await deps.users.hasSecondFactor(userId))) return;
  throw noSecondFactor();
};
