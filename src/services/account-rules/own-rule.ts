import type { AccountRuleKind } from "#domain/automations/account-rule.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules, StoredRule } from "#ports/account-rules.ts";
import { AppError } from "../app-error.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

type OfKind<Kind extends AccountRuleKind> = Extract<StoredRule, { readonly kind: Kind }>;

const isOfKind = <Kind extends AccountRuleKind>(rule: StoredRule, kind: Kind): rule is OfKind<Kind> =>
  rule.kind === kind;

/** A rule of a user's, of one kind. @throws AppError not-found, for somebody else's as for one that never was or has ended. */
export const ownRule = async <Kind extends AccountRuleKind>(
  deps: { readonly rules: Pick<AccountRules, "find"> },
  request: { readonly userId: string; readonly id: string },
  kind: Kind,
): Promise<OfKind<Kind>> => {
  const rule = await deps.rules.find(request.id);
  if (rule !== null && rule.userId === request.userId && isOfKind(rule, kind)) return rule;
  throw new AppError(
    "not-found",
    saidBy(RULE_REFUSALS, ({ ended }) => ended),
  );
};
