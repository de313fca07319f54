import { type BreakerTriggers, breakerTriggers } from "#domain/automations/breaker/breaker-triggers.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { breakerOf } from "./breaker-of.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

/** A breaker, and the prices at which it trips from what it last read; none while it watches nothing or has read nothing. */
export type BreakerStanding = { readonly breaker: StoredBreaker; readonly triggers: BreakerTriggers | null };

type Deps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: Pick<AccountRules, "ofUser">;
  readonly markets: Pick<Markets, "seen">;
};

/** Works out the prices of a breaker by the rule that arms them. */
export const standingOf = async (
  deps: Pick<Deps, "accounts" | "markets">,
  breaker: StoredBreaker,
): Promise<BreakerStanding> => {
  const { breaker: memory, trippedAt } = breaker.memory;
  const account = await ownAccount(deps, breaker);
  const market = await deps.markets.seen(account.network);
  if (memory === null || trippedAt !== null || breaker.state !== "armed" || market === null)
    return { breaker, triggers: null };
  const holding = { account: memory.believed.account, last: market.last };
  return { breaker, triggers: breakerTriggers(holding, memory.peak, breaker.config.drop) };
};

/** The breaker of an account of this user's; null where it has none. @throws AppError not-found for any other account. */
export const getBreaker = async (
  deps: Deps,
  request: { readonly userId: string; readonly accountId: string },
): Promise<BreakerStanding | null> => {
  await ownAccount(deps, request);
  const breaker = await breakerOf(deps, request);
  return breaker === null ? null : standingOf(deps, breaker);
};
