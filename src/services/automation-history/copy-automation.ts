import type { AutomationChanges } from "#ports/automation-changes.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { type ArmedSettings, type ArmSettingsDeps, armSettingsByTrader } from "./arm-settings-by-trader.ts";

/**
 * Arms an automation's settings on another running position of the trader's, in the place of what stands there; those of
 * one that has ended on its own position too. Checks and gates are those of arming.
 * @throws AppError not-found where the automation or the position is not this trader's; bad-input where it stands there
 * itself; and as arming.
 */
export const copyAutomation = async (
  deps: ArmSettingsDeps & { readonly automationChanges: Pick<AutomationChanges, "find"> },
  acting: Acting,
  {
    id,
    accountId,
    positionId,
    isMeant = false,
  }: {
    readonly id: string;
    readonly accountId: string;
    readonly positionId: string;
    readonly isMeant?: boolean;
  },
): Promise<ArmedSettings> => {
  const automation = await deps.automationChanges.find(acting.userId, id);
  if (automation === null) {
    throw new AppError("not-found", "This automation is not there any more. Reload the page.");
  }
  const isThere = automation.accountId === accountId && automation.positionId === positionId;
  if (isThere && automation.state !== "ended") {
    throw new AppError("bad-input", "It stands on this position itself. Choose another one.", {
      field: "positionId",
    });
  }
  const { settings } = automation;
  return await armSettingsByTrader(deps, acting, {
    accountId,
    positionId,
    settings,
    from: { kind: "copied" },
    isMeant,
  });
};
