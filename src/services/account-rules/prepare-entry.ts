import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { checkAutoEntry } from "#domain/automations/entries/check-auto-entry.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { findReadable } from "../automations/find-armable.ts";
import { asArmed } from "./as-armed.ts";
import { ownRule } from "./own-rule.ts";
import type { StoredEntryRule } from "./read-entry-sight.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

export type PrepareEntryDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: Pick<AccountRules, "find">;
  readonly markets: Pick<Markets, "seen">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type EntryRequest = {
  readonly userId: string;
  readonly accountId: string;
  /** Of the entry to be changed or resumed; null for another one. */
  readonly id: string | null;
  readonly config: AutoEntryConfig;
};

const standingOf = async (
  deps: PrepareEntryDeps,
  { userId, accountId, id }: EntryRequest,
): Promise<StoredEntryRule | null> => {
  if (id === null) return null;
  const entry = await ownRule(deps, { userId, id }, "auto-entry");
  if (entry.accountId === accountId) return entry;
  throw new AppError(
    "not-found",
    saidBy(RULE_REFUSALS, ({ entryElsewhere }) => entryElsewhere),
  );
};

/** Refuses what has a mistake, by its first field: the guarded worst case past the budget is one. */
const refuseMistakes = async (
  deps: PrepareEntryDeps,
  account: StoredAccount,
  config: AutoEntryConfig,
): Promise<void> => {
  const market = await deps.markets.seen(account.network);
  if (market === null)
    throw new AppError(
      "unavailable",
      saidBy(RULE_REFUSALS, ({ noPrice }) => noPrice),
      {
        retryAfterMs: 5_000,
      },
    );
  const [mistake] = checkAutoEntry(config, { last: market.last, at: deps.clock() });
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
};

/**
 * An automatic entry that is ready to be armed, from the next price; nothing is stored.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable while the account is blind or before
 * any price.
 */
export const prepareEntry = async (
  deps: PrepareEntryDeps,
  request: EntryRequest,
): Promise<StoredEntryRule> => {
  const { userId, accountId, config } = request;
  const account = await findReadable(deps, { userId, accountId });
  const standing = await standingOf(deps, request);
  await refuseMistakes(deps, account, config);
  return {
    kind: "auto-entry",
    config,
    memory: { armed: null },
    ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, deps.clock()),
  };
};
