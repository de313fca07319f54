import {
  type AutomationDocument,
  MOST_IN_DOCUMENT,
  toAutomationDocument,
} from "#domain/automations/history/automation-document.ts";
import { AUTOMATION_NAMES } from "#domain/automations/history/automation-settings.ts";
import { isSameSubject, type Subject } from "#domain/automations/history/subject.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AutomationChanges } from "#ports/automation-changes.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { findOwnAccount } from "./find-own-account.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";

/** The same automations make the same file: guards come first, whenever they were armed. */
const PLACES: readonly string[] = Object.keys(AUTOMATION_NAMES.en);

/**
 * The automations of an account that have not ended as a document, or those on one subject of it.
 * @throws AppError not-found where the account is not this user's; conflict where they are more than a document carries.
 */
export const exportAutomations = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find" | "positionsOf">;
    readonly automationChanges: Pick<AutomationChanges, "ofAccount">;
    readonly clock: Clock;
  },
  request: {
    readonly userId: string;
    readonly accountId: string;
    /** Null for all of the account. */
    readonly subject: Subject | null;
  },
): Promise<AutomationDocument> => {
  const { userId, accountId, subject } = request;
  await findOwnAccount(deps, request);
  const all = await deps.automationChanges.ofAccount(userId, accountId);
  const wanted = all
    .filter((one) => subject === null || isSameSubject(subject, one.subject))
    .toSorted((one, other) => PLACES.indexOf(one.settings.kind) - PLACES.indexOf(other.settings.kind));
  if (wanted.length > MOST_IN_DOCUMENT) {
    throw new AppError(
      "conflict",
      saidBy(HISTORY_REFUSALS, ({ tooManyOnAccount, tooManyInAll }) =>
        (subject?.on === "account" ? tooManyOnAccount : tooManyInAll)(MOST_IN_DOCUMENT),
      ),
    );
  }
  const isOnPosition = wanted.some(({ subject: { on } }) => on === "position");
  const running = isOnPosition ? await deps.accounts.positionsOf(accountId) : [];
  const placed = wanted.map(({ settings, subject: on }) => ({
    settings,
    position: on.on === "position" ? (running.find(({ id }) => id === on.positionId) ?? null) : null,
  }));
  return toAutomationDocument(placed, new Date(deps.clock()).toISOString());
};
