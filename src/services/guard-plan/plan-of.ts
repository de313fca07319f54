import type { AccountRules } from "#ports/account-rules.ts";
import { listRules } from "../account-rules/list-rules.ts";
import type { StoredGuardPlan } from "./guard-by-plan.ts";

/** The guard plan of one account of a user's; null where there is none. */
export const planOf = async (
  deps: { readonly rules: Pick<AccountRules, "ofUser"> },
  { userId, accountId }: { readonly userId: string; readonly accountId: string },
): Promise<StoredGuardPlan | null> => {
  const plans = await listRules(deps, userId, "guard-plan");
  return plans.find((plan) => plan.accountId === accountId) ?? null;
};
