import type { LeftStanding } from "#domain/automations/history/left-standing.ts";
import type {
  AutomationChanges,
  AutomationSubject,
  KnownAutomation,
  StoredChange,
} from "#ports/automation-changes.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { findLeftStanding, type LeftStandingDeps } from "./find-left-standing.ts";
import { findOwnAccount } from "./find-own-account.ts";

export type HistoryRequest = AutomationSubject & {
  readonly userId: string;
  readonly limit: number;
  /** The id of the oldest change that is known already; null for the newest page. */
  readonly before: number | null;
};

/** The automations that stand on a subject, and a page of what was done to those that ever did, newest first. */
export type AutomationHistory = {
  /** `left` is what deleting it would leave. */
  readonly automations: readonly (KnownAutomation & { readonly left: LeftStanding })[];
  readonly changes: readonly StoredChange[];
  /** What to ask for older ones by; null where there are none. */
  readonly next: number | null;
};

/**
 * Lists what was done to the automations of a subject, of a position that is over too.
 * @throws AppError not-found where the account is not this user's.
 */
export const listHistory = async (
  deps: LeftStandingDeps & {
    readonly accounts: Pick<ExchangeAccounts, "find" | "position">;
    readonly automationChanges: Pick<AutomationChanges, "onSubject" | "list">;
  },
  request: HistoryRequest,
): Promise<AutomationHistory> => {
  const { userId, limit } = request;
  await findOwnAccount(deps, request);
  const known = await deps.automationChanges.onSubject(userId, request);
  const left = await findLeftStanding(deps, request, known);
  const found = await deps.automationChanges.list(userId, { ...request, limit: limit + 1 });
  const changes = found.slice(0, limit);
  return {
    automations: known.flatMap((automation, place) => {
      const its = left[place];
      return its === undefined ? [] : [{ ...automation, left: its }];
    }),
    changes,
    next: found.length > limit ? (changes.at(-1)?.id ?? null) : null,
  };
};
