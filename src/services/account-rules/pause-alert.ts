import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock } from "#ports/clock.ts";
import { AppError } from "../app-error.ts";
import type { StoredAlert } from "./look-at-alert.ts";
import { ownRule } from "./own-rule.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

type Deps = { readonly rules: AccountRules; readonly clock: Clock };
type Request = { readonly userId: string; readonly id: string };

const GONE = saidBy(RULE_REFUSALS, ({ alertGone }) => alertGone);

/** Silences an alert until it is armed again. @throws AppError not-found when it is not this user's or has ended. */
export const pauseAlert = async (deps: Deps, request: Request): Promise<StoredAlert> => {
  await ownRule(deps, request, "price-alert");
  const paused = await deps.rules.pause(request.userId, request.id, deps.clock());
  if (paused?.kind !== "price-alert") throw new AppError("not-found", GONE);
  return paused;
};
