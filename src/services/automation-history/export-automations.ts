import {
  type AutomationDocument,
  MOST_IN_DOCUMENT,
  toAutomationDocument,
} from "#domain/automations/history/automation-document.ts";
import { AUTOMATION_NAMES } from "#domain/automations/history/automation-settings.ts";
import type { AutomationChanges } from "#ports/automation-changes.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { findOwnAccount } from "./find-own-account.ts";

/** The same automations make the same file: guards come first, whenever they were armed. */
const PLACES: readonly string[] = Object.keys(AUTOMATION_NAMES);

/**
 * The automations of an account that have not ended as a document, or those of one of its positions, or with `isCross` the
 * guard of its cross position.
 * @throws AppError not-found where the account is not this user's; conflict where they are more than a document carries.
 */
export const exportAutomations = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find" | "position">;
    readonly automationChanges: Pick<AutomationChanges, "ofAccount">;
    readonly clock: Clock;
  },
  request: {
    readonly userId: string;
    readonly accountId: string;
    readonly positionId: string | null;
    readonly isCross?: boolean;
  },
): Promise<AutomationDocument> => {
  const { userId, accountId, positionId, isCross = false } = request;
  await findOwnAccount(deps, request);
  const all = await deps.automationChanges.ofAccount(userId, accountId);
  const wanted = all
    .filter((one) => (isCross ? one.positionId === null : (positionId ?? one.positionId) === one.positionId))
    .toSorted((one, other) => PLACES.indexOf(one.settings.kind) - PLACES.indexOf(other.settings.kind));
  if (wanted.length > MOST_IN_DOCUMENT) {
    throw new AppError(
      "conflict",
      `These are more than the ${MOST_IN_DOCUMENT} that one file carries. Export the positions one by one.`,
    );
  }
  const placed = await Promise.all(
    wanted.map(async ({ settings, ...automation }) => ({
      settings,
      position:
        automation.positionId === null
          ? null
          : await deps.accounts.position(accountId, automation.positionId),
    })),
  );
  return toAutomationDocument(placed, new Date(deps.clock()).toISOString());
};
