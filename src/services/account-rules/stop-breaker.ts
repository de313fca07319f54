import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { breakerOf } from "./breaker-of.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

const GONE = saidBy(RULE_REFUSALS, ({ noBreaker }) => noBreaker);

/**
 * Stops the breaker of an account: it waits for nothing any more. It keeps that it tripped, so that stopping it is no way
 * around its cooldown.
 * @throws AppError not-found when the account is not this user's or has no breaker.
 */
export const stopBreaker = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find">;
    readonly rules: AccountRules;
    readonly clock: Clock;
  },
  request: { readonly userId: string; readonly accountId: string },
): Promise<StoredBreaker> => {
  await ownAccount(deps, request);
  const breaker = await breakerOf(deps, request);
  if (breaker === null) throw new AppError("not-found", GONE);
  const stopped = await deps.rules.pause(request.userId, breaker.id, deps.clock());
  if (stopped?.kind !== "drawdown-breaker") throw new AppError("not-found", GONE);
  return stopped;
};
