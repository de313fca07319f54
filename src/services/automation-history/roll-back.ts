import { saidBy } from "#domain/language/in-both.ts";
import type { AutomationChanges } from "#ports/automation-changes.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { type ArmedSettings, type ArmSettingsDeps, armSettingsByTrader } from "./arm-settings-by-trader.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";

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
    throw new AppError(
      "not-found",
      saidBy(HISTORY_REFUSALS, ({ ended }) => ended),
    );
  }
  if (version === automation.version) {
    throw new AppError(
      "bad-input",
      saidBy(HISTORY_REFUSALS, ({ inForce }) => inForce),
      { field: "version" },
    );
  }
  const settings = await deps.automationChanges.settingsOf(id, version);
  if (settings === null)
    throw new AppError(
      "not-found",
      saidBy(HISTORY_REFUSALS, ({ noVersion }) => noVersion),
    );
  const { accountId, subject } = automation;
  const from = { kind: "rolled-back", version } as const;
  return await armSettingsByTrader(deps, acting, { accountId, subject, id, settings, from, isMeant });
};
