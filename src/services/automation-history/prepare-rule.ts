import type { AccountRuleSettings } from "#domain/automations/account-rule.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { type PrepareAlertDeps, prepareAlert } from "../account-rules/prepare-alert.ts";
import { type PrepareBreakerDeps, prepareBreaker } from "../account-rules/prepare-breaker.ts";
import { type PrepareEntryDeps, prepareEntry } from "../account-rules/prepare-entry.ts";
import { NEXT_TICK } from "../account-rules/rule-legs.ts";
import { type PrepareGuardPlanDeps, prepareGuardPlan } from "../guard-plan/prepare-guard-plan.ts";

export type PrepareRuleDeps = PrepareAlertDeps & PrepareBreakerDeps & PrepareEntryDeps & PrepareGuardPlanDeps;

/** A rule of an account that is ready to be armed. */
export type PreparedRule = {
  readonly rule: StoredRule;
  readonly legs: readonly LegRearm[];
  /** Whether it may put more at risk than what stands in its place. */
  readonly isRaised: boolean;
};

/**
 * A rule of any kind by settings that were kept, ready to be armed as another one, or in the place of the only one of its
 * kind; nothing is stored.
 * @throws AppError as `prepareAlert`, `prepareBreaker`, `prepareEntry` and `prepareGuardPlan`.
 */
export const prepareRule = async (
  deps: PrepareRuleDeps,
  on: { readonly userId: string; readonly accountId: string },
  settings: AccountRuleSettings,
): Promise<PreparedRule> => {
  switch (settings.kind) {
    case "price-alert": {
      const rule = await prepareAlert(deps, { ...on, id: null, config: settings.config });
      return { rule, legs: NEXT_TICK, isRaised: false };
    }
    case "auto-entry": {
      const rule = await prepareEntry(deps, { ...on, id: null, config: settings.config });
      return { rule, legs: NEXT_TICK, isRaised: true };
    }
    case "drawdown-breaker":
      return { ...(await prepareBreaker(deps, { ...on, config: settings.config })), legs: NEXT_TICK };
    case "guard-plan":
      return { ...(await prepareGuardPlan(deps, { ...on, config: settings.config })), legs: [] };
  }
};
