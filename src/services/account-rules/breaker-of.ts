import type { AccountRules } from "#ports/account-rules.ts";
import { listRules } from "./list-rules.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

/** The breaker of one account of a user's, armed, stopped or tripped; null where there is none. */
export const breakerOf = async (
  deps: { readonly rules: Pick<AccountRules, "ofUser"> },
  { userId, accountId }: { readonly userId: string; readonly accountId: string },
): Promise<StoredBreaker | null> => {
  const breakers = await listRules(deps, userId, "drawdown-breaker");
  return breakers.find((breaker) => breaker.accountId === accountId) ?? null;
};
