import { MOST_RULES } from "#domain/automations/account-rule.ts";
import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { checkAutoEntry } from "#domain/automations/entries/check-auto-entry.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import { findReadable } from "../automations/find-armable.ts";
import type { Acting } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { noteDeed } from "../security/note-event.ts";
import { asArmed } from "./as-armed.ts";
import { ownRule } from "./own-rule.ts";
import type { StoredEntryRule } from "./read-entry-sight.ts";
import { NEXT_TICK } from "./rule-legs.ts";

export type ArmEntryDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: AccountRules;
  readonly markets: Pick<Markets, "seen">;
  readonly security: SecurityRecorder;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmEntryRequest = {
  readonly accountId: string;
  /** Of the entry to be changed or resumed; null for another one. */
  readonly id: string | null;
  readonly config: AutoEntryConfig;
};

const FULL = `An account has at most ${MOST_RULES["auto-entry"]} automatic entries. Stop one of them first.`;

const standingOf = async (
  deps: ArmEntryDeps,
  userId: string,
  { accountId, id }: ArmEntryRequest,
): Promise<StoredEntryRule | null> => {
  if (id === null) return null;
  const entry = await ownRule(deps, { userId, id }, "auto-entry");
  if (entry.accountId === accountId) return entry;
  throw new AppError("not-found", "This entry is not of this account. Reload the page.");
};

/** Refuses what has a mistake, by its first field: the guarded worst case past the budget is one. */
const refuseMistakes = async (
  deps: ArmEntryDeps,
  account: StoredAccount,
  config: AutoEntryConfig,
): Promise<void> => {
  const market = await deps.markets.seen(account.network);
  if (market === null)
    throw new AppError("unavailable", "No price has been seen yet. Try again in a few seconds.", {
      retryAfterMs: 5_000,
    });
  const [mistake] = checkAutoEntry(config, { last: market.last, at: deps.clock() });
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
};

/**
 * Arms an automatic entry for a trader at a screen, or changes or resumes one; it begins from the next price. It opens
 * positions by itself, so it always takes a factor of the last five minutes and no reset on the day before, and is taken down.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable while the account is blind or before
 * any price · forbidden with the reason `step-up` or `frozen`.
 */
export const armEntryByTrader = async (
  deps: ArmEntryDeps,
  acting: Acting,
  request: ArmEntryRequest,
): Promise<StoredEntryRule> => {
  const { userId } = acting;
  const { accountId, config } = request;
  const account = await findReadable(deps, { userId, accountId });
  const standing = await standingOf(deps, userId, request);
  await refuseMistakes(deps, account, config);
  checkStepUp(acting, deps.clock());
  checkFreeze(acting, deps.clock());
  const armed = await deps.rules.arm(
    {
      kind: "auto-entry",
      config,
      memory: { armed: null },
      ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, deps.clock()),
    },
    NEXT_TICK,
  );
  if (armed?.kind !== "auto-entry") throw new AppError("bad-input", FULL);
  const facts = { entryId: armed.id, budget: config.budget };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return armed;
};
