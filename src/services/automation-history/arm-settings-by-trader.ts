import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import { type ArmByTraderDeps, armGuardByTrader } from "../automations/arm-guard-by-trader.ts";
import { backstopOf } from "../automations/keep-backstop.ts";
import { type ArmExitByTraderDeps, armExitByTrader } from "../exits/arm-exit-by-trader.ts";
import type { Acting } from "../security/acting.ts";

export type ArmSettingsDeps = ArmByTraderDeps & ArmExitByTraderDeps;

export type ArmSettingsRequest = {
  readonly accountId: string;
  readonly positionId: string;
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
 * @throws AppError as `armGuardByTrader` and `armExitByTrader`.
 */
export const armSettingsByTrader = async (
  deps: ArmSettingsDeps,
  acting: Acting,
  { settings, isMeant, ...on }: ArmSettingsRequest,
): Promise<ArmedSettings> => {
  const request = { ...on, acknowledged: isMeant ? ("all" as const) : [] };
  if (settings.kind !== "margin-guard") {
    return await armExitByTrader(deps, acting, { ...request, rule: settings });
  }
  const standing = await backstopOf(deps, { ...on, userId: acting.userId });
  const backstop = standing?.config.isWanted ?? true;
  return await armGuardByTrader(deps, acting, { ...request, config: settings.config, backstop });
};
