import type { AccountRuleSettings } from "#domain/automations/account-rule.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import { type ArmAlertDeps, armAlert } from "../account-rules/arm-alert.ts";
import { type ArmBreakerDeps, armBreaker } from "../account-rules/arm-breaker.ts";
import { type ArmEntryDeps, armEntryByTrader } from "../account-rules/arm-entry-by-trader.ts";
import { type ArmGuardPlanDeps, armGuardPlan } from "../guard-plan/arm-guard-plan.ts";
import type { Acting } from "../security/acting.ts";

export type ArmRuleDeps = ArmAlertDeps & ArmBreakerDeps & ArmEntryDeps & ArmGuardPlanDeps;

export type ArmRuleRequest = {
  readonly accountId: string;
  /** The alert or entry whose settings they are again; null for another one. Of other kinds an account has one alone. */
  readonly id: string | null;
  readonly from: ArmedFrom;
};

/**
 * Arms settings of a rule that were kept, through the checks and gates of its form.
 * @throws AppError as `armAlert`, `armBreaker`, `armEntryByTrader` and `armGuardPlan`.
 */
export const armRuleByTrader = (
  deps: ArmRuleDeps,
  acting: Acting,
  { accountId, id, from }: ArmRuleRequest,
  settings: AccountRuleSettings,
): Promise<StoredRule> => {
  const request = { accountId, from };
  switch (settings.kind) {
    case "price-alert":
      return armAlert(deps, { ...request, id, userId: acting.userId, config: settings.config });
    case "auto-entry":
      return armEntryByTrader(deps, acting, { ...request, id, config: settings.config });
    case "drawdown-breaker":
      return armBreaker(deps, acting, { ...request, config: settings.config });
    case "guard-plan":
      return armGuardPlan(deps, acting, { ...request, config: settings.config });
  }
};
