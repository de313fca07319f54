import type { AutomationChanges } from "#ports/automation-changes.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { type ArmedSettings, type ArmSettingsDeps, armSettingsByTrader } from "./arm-settings-by-trader.ts";

/**
 * Arms the settings of an older version again, as another version: what was is never rewritten. Checks and gates are those
 * of arming, against the position as it is now.
 * @throws AppError not-found where the automation is not this trader's, has ended or never had that version; bad-input for
 * the version that is in force; and as arming.
 */
export const rollBack = async (
  deps: ArmSettingsDeps & { readonly automationChanges: Pick<AutomationChanges, "find" | "settingsOf"> },
  acting: Acting,
  {
    id,
    version,
    isMeant = false,
  }: { readonly id: string; readonly version: number; readonly isMeant?: boolean },
): Promise<ArmedSettings> => {
  const automation = await deps.automationChanges.find(acting.userId, id);
  if (automation === null || automation.state === "ended") {
    throw new AppError("not-found", "This automation has ended. Reload the page.");
  }
  if (version === automation.version) {
    throw new AppError("bad-input", "This version is in force. Choose an older one.", { field: "version" });
  }
  const settings = await deps.automationChanges.settingsOf(id, version);
  if (settings === null) throw new AppError("not-found", "There is no such version. Reload the page.");
  const { accountId, subject } = automation;
  const from = { kind: "rolled-back", version } as const;
  return await armSettingsByTrader(deps, acting, { accountId, subject, id, settings, from, isMeant });
};
