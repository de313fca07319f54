import { type LeftStanding, leftStandingWords } from "#domain/automations/history/left-standing.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AutomationChanges } from "#ports/automation-changes.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { type EndAutomationDeps, endAutomation } from "./end-automation.ts";
import { findLeftStanding, type LeftStandingDeps } from "./find-left-standing.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";

const GONE = saidBy(HISTORY_REFUSALS, ({ ended }) => ended);

/**
 * Ends an automation and what it waits for. What stands at the exchange is left there, and the answer says what that is.
 * As a pause it only stops us, so no factor is asked for.
 * @throws AppError not-found where it is not this user's or has ended; conflict for a backstop, which is switched off
 * instead, and for a breaker that tripped and rests.
 */
export const deleteAutomation = async (
  deps: LeftStandingDeps &
    EndAutomationDeps & {
      readonly automationChanges: Pick<AutomationChanges, "find" | "delete">;
      readonly accounts: Pick<ExchangeAccounts, "position" | "makeDue">;
    },
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<LeftStanding> => {
  const automation = await deps.automationChanges.find(userId, id);
  if (automation === null || automation.state === "ended") throw new AppError("not-found", GONE);
  const [left] = await findLeftStanding(deps, automation, [automation]);
  if (left === undefined) throw new AppError("not-found", GONE);
  if (left.kind === "refused") throw new AppError("conflict", (locale) => leftStandingWords(left, locale));
  if (!(await endAutomation(deps, automation))) throw new AppError("not-found", GONE);
  // A backstop goes by the guard of its position: what it is without one is read at once.
  await deps.accounts.makeDue(automation.accountId, deps.clock());
  return left;
};
