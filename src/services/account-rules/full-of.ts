import { type AccountRuleKind, MOST_RULES } from "#domain/automations/account-rule.ts";

const NAMES: Record<AccountRuleKind, string> = {
  "price-alert": "alerts",
  "auto-entry": "automatic entries",
  "drawdown-breaker": "breaker",
  "guard-plan": "guard plan",
};

/** What is said where an account has as many rules of a kind as it may. */
export const fullOf = (kind: AccountRuleKind): string =>
  `An account has at most ${MOST_RULES[kind]} ${NAMES[kind]}. End one of them first.`;
