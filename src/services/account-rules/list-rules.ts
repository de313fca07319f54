import type { AccountRuleKind } from "#domain/automations/account-rule.ts";
import type { AccountRules, StoredRule } from "#ports/account-rules.ts";

/** Every rule of one kind of a user's that has not ended, oldest first. */
export const listRules = async <Kind extends AccountRuleKind>(
  deps: { readonly rules: Pick<AccountRules, "ofUser"> },
  userId: string,
  kind: Kind,
): Promise<readonly Extract<StoredRule, { readonly kind: Kind }>[]> => {
  const rules = await deps.rules.ofUser(userId);
  return rules.filter((rule): rule is Extract<StoredRule, { readonly kind: Kind }> => rule.kind === kind);
};
