import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import { AppError } from "../app-error.ts";
import { fullOf } from "./full-of.ts";
import type { StoredAlert } from "./look-at-alert.ts";
import { type AlertRequest, type PrepareAlertDeps, prepareAlert } from "./prepare-alert.ts";
import { NEXT_TICK } from "./rule-legs.ts";

export type ArmAlertDeps = PrepareAlertDeps & { readonly rules: AccountRules };

/** `from` says whose settings these are where nobody wrote them anew. */
export type ArmAlertRequest = AlertRequest & { readonly from?: ArmedFrom };

/**
 * Arms a price alert from where the price was last seen, or changes one, which then begins anew. It needs no reading of the
 * account: it tells also while that is blind.
 * @throws AppError as `prepareAlert`; bad-input where the account has as many alerts as it may.
 */
export const armAlert = async (deps: ArmAlertDeps, request: ArmAlertRequest): Promise<StoredAlert> => {
  const alert = await prepareAlert(deps, request);
  const armed = await deps.rules.arm(alert, NEXT_TICK, request.from);
  if (armed?.kind !== "price-alert") throw new AppError("bad-input", fullOf("price-alert"));
  return armed;
};
