import { checkPriceAlert } from "#domain/automations/alerts/check-price-alert.ts";
import { beginAlert, type PriceAlertConfig } from "#domain/automations/alerts/price-alert.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { asArmed } from "./as-armed.ts";
import type { StoredAlert } from "./look-at-alert.ts";
import { ownRule } from "./own-rule.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

export type PrepareAlertDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: Pick<AccountRules, "find">;
  readonly markets: Pick<Markets, "seen">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type AlertRequest = {
  readonly userId: string;
  readonly accountId: string;
  /** Of the alert to be changed; null for another one. */
  readonly id: string | null;
  readonly config: PriceAlertConfig;
};

/** The alert the settings are for, as it stands; null for a new one. */
const standingOf = async (deps: PrepareAlertDeps, request: AlertRequest): Promise<StoredAlert | null> => {
  const { userId, accountId, id } = request;
  if (id === null) return null;
  const alert = await ownRule(deps, { userId, id }, "price-alert");
  if (alert.accountId === accountId) return alert;
  throw new AppError(
    "not-found",
    saidBy(RULE_REFUSALS, ({ alertElsewhere }) => alertElsewhere),
  );
};

/**
 * A price alert that is ready to be armed, from where the price was last seen; nothing is stored.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable before the market was ever seen.
 */
export const prepareAlert = async (deps: PrepareAlertDeps, request: AlertRequest): Promise<StoredAlert> => {
  const { userId, accountId, config } = request;
  const account = await ownAccount(deps, request);
  const standing = await standingOf(deps, request);
  const [mistake] = checkPriceAlert(config);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const market = await deps.markets.seen(account.network);
  if (market === null)
    throw new AppError(
      "unavailable",
      saidBy(RULE_REFUSALS, ({ noPrice }) => noPrice),
      {
        retryAfterMs: 5_000,
      },
    );
  return {
    kind: "price-alert",
    config,
    memory: beginAlert({ at: market.at, price: market.last }),
    ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, deps.clock()),
  };
};
