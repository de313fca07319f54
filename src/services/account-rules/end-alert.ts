import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock } from "#ports/clock.ts";
import { AppError } from "../app-error.ts";
import { ownRule } from "./own-rule.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

type Deps = { readonly rules: AccountRules; readonly clock: Clock };
type Request = { readonly userId: string; readonly id: string };

const GONE = saidBy(RULE_REFUSALS, ({ alertGone }) => alertGone);

/** Ends an alert for good. @throws AppError not-found when it is not this user's or has ended. */
export const endAlert = async (deps: Deps, request: Request): Promise<void> => {
  await ownRule(deps, request, "price-alert");
  if ((await deps.rules.end(request.userId, request.id, deps.clock())) === null)
    throw new AppError("not-found", GONE);
};
