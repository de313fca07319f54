import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type { AutomationSubject } from "#ports/automation-changes.ts";
import { type ArmByTraderDeps, armGuardByTrader } from "../automations/arm-guard-by-trader.ts";
import { backstopOf } from "../automations/keep-backstop.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";
import {
  type ArmCrossByTraderDeps,
  armCrossGuardByTrader,
} from "../cross-guards/arm-cross-guard-by-trader.ts";
import { type ArmExitByTraderDeps, armExitByTrader } from "../exits/arm-exit-by-trader.ts";
import type { Acting } from "../security/acting.ts";
import { type ArmRuleDeps, armRuleByTrader } from "./arm-rule-by-trader.ts";
import { matchSubject } from "./match-subject.ts";

export type ArmSettingsDeps = ArmByTraderDeps & ArmExitByTraderDeps & ArmCrossByTraderDeps & ArmRuleDeps;

export type ArmSettingsRequest = AutomationSubject & {
  /** The automation whose settings they are again; null for another one. */
  readonly id: string | null;
  readonly settings: AutomationSettings;
  readonly from: ArmedFrom;
  /** Whether the warnings of other rules were read and are meant. */
  readonly isMeant: boolean;
};

/** What was armed, whatever its kind. */
export type ArmedSettings = { readonly id: string; readonly version: number };

/**
 * Arms settings of any kind that were kept, through the same checks and gates as those of a form. A guard leaves its
 * position's backstop as it is, and brings one where nobody has said that there is to be none.
 * @throws AppError bad-input for settings that stand on something else; and as `armGuardByTrader`, `armCrossGuardByTrader`,
 * `armExitByTrader` and `armRuleByTrader`.
 */
export const armSettingsByTrader = async (
  deps: ArmSettingsDeps,
  acting: Acting,
  { settings, isMeant, accountId, subject: asked, id, from }: ArmSettingsRequest,
): Promise<ArmedSettings> => {
  const acknowledged: Acknowledged = isMeant ? "all" : [];
  const subject = matchSubject(settings, asked);
  if (subject.on === "account")
    return await armRuleByTrader(deps, acting, { accountId, id, from }, subject.settings);
  if (subject.on === "cross") {
    return await armCrossGuardByTrader(deps, acting, {
      accountId,
      from,
      acknowledged,
      config: subject.config,
    });
  }
  const on = { accountId, positionId: subject.positionId };
  const request = { ...on, from, acknowledged };
  const rule = subject.settings;
  if (rule.kind !== "margin-guard") return await armExitByTrader(deps, acting, { ...request, rule });
  const standing = await backstopOf(deps, { ...on, userId: acting.userId });
  const backstop = standing?.config.isWanted ?? true;
  return await armGuardByTrader(deps, acting, { ...request, config: rule.config, backstop });
};
