import { inBoth } from "../../language/in-both.ts";
import type { AccountRuleSettings } from "../account-rule.ts";
import type { CrossGuardWish } from "../cross-guard/cross-guard.ts";
import type { ExitRule } from "../exits/exit-rule.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";

/** What an automation is set to, whatever its kind. */
export type AutomationSettings =
  | { readonly kind: "margin-guard"; readonly config: MarginGuardConfig }
  | { readonly kind: "cross-guard"; readonly config: CrossGuardWish }
  | ExitRule
  | AccountRuleSettings;

export type AutomationKind = AutomationSettings["kind"];

/** What each kind is called, at the beginning of a sentence. */
export const AUTOMATION_NAMES = inBoth({
  en: {
    "margin-guard": "Margin guard",
    "cross-guard": "Cross guard",
    "stop-loss": "Stop loss",
    "trailing-stop": "Trailing stop",
    "break-even-stop": "Break-even stop",
    "take-profit": "Take profit",
    backstop: "Backstop",
    "price-alert": "Price alert",
    "auto-entry": "Auto entry",
    "drawdown-breaker": "Account breaker",
    "guard-plan": "Guard plan",
  },
  "pt-BR": {
    "margin-guard": "Guardião de margem",
    "cross-guard": "Guardião cross",
    "stop-loss": "Stop loss",
    "trailing-stop": "Stop móvel",
    "break-even-stop": "Stop no zero a zero",
    "take-profit": "Take profit",
    backstop: "Stop de segurança",
    "price-alert": "Alerta de preço",
    "auto-entry": "Entrada automática",
    "drawdown-breaker": "Disjuntor da conta",
    "guard-plan": "Plano de guardiões",
  },
});
