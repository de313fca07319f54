import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { planOf } from "./plan-of.ts";
import { PLAN_REFUSALS } from "./plan-refusals.ts";

const GONE = saidBy(PLAN_REFUSALS, ({ gone }) => gone);

/**
 * Stops the guard plan of an account: it guards nothing more. Guards it made stay.
 * @throws AppError not-found when the account is not this user's or has no plan.
 */
export const stopGuardPlan = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find">;
    readonly rules: AccountRules;
    readonly clock: Clock;
  },
  request: { readonly userId: string; readonly accountId: string },
): Promise<void> => {
  await ownAccount(deps, request);
  const plan = await planOf(deps, request);
  const ended = plan === null ? null : await deps.rules.end(request.userId, plan.id, deps.clock());
  if (ended === null) throw new AppError("not-found", GONE);
};
