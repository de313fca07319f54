import type { AccountRuleKind } from "#domain/automations/account-rule.ts";
import { inBoth } from "#domain/language/in-both.ts";

/** What is said where an account has as many rules of a kind as it may. */
export const FULL_WORDS = inBoth({
  en: {
    "price-alert": (most: number) => `An account has at most ${most} alerts. End one of them first.`,
    "auto-entry": (most: number) =>
      `An account has at most ${most} automatic entries. End one of them first.`,
    "drawdown-breaker": (most: number) => `An account has at most ${most} breaker. End one of them first.`,
    "guard-plan": (most: number) => `An account has at most ${most} guard plan. End one of them first.`,
  } satisfies Record<AccountRuleKind, (most: number) => string>,
  "pt-BR": {
    "price-alert": (most) => `Uma conta tem no máximo ${most} alertas. Encerre um deles primeiro.`,
    "auto-entry": (most) =>
      `Uma conta tem no máximo ${most} entradas automáticas. Encerre uma delas primeiro.`,
    "drawdown-breaker": (most) => `Uma conta tem no máximo ${most} disjuntor. Encerre-o primeiro.`,
    "guard-plan": (most) => `Uma conta tem no máximo ${most} plano de guardiões. Encerre-o primeiro.`,
  },
});
