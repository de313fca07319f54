import type { AccountRules } from "#ports/account-rules.ts";
import type { AutomationChanges, KnownAutomation } from "#ports/automation-changes.ts";
import type { Clock } from "#ports/clock.ts";
import { stopEntry } from "../account-rules/stop-entry.ts";

export type EndAutomationDeps = {
  readonly automationChanges: Pick<AutomationChanges, "delete">;
  readonly rules: AccountRules;
  readonly clock: Clock;
};

/**
 * Ends an automation of any kind; a ladder whose orders rest ends once they are taken back. False where it has ended already.
 * @throws AppError not-found as `stopEntry`.
 */
export const endAutomation = async (
  deps: EndAutomationDeps,
  { id, userId, subject, settings }: KnownAutomation,
): Promise<boolean> => {
  if (subject.on !== "account") return deps.automationChanges.delete(userId, id, deps.clock());
  if (settings.kind !== "auto-entry") return (await deps.rules.end(userId, id, deps.clock())) !== null;
  await stopEntry(deps, { userId, id });
  return true;
};
