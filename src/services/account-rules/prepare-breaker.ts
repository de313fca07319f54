import { UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import { unreadForBreaker } from "#domain/automations/breaker/breaker-scopes.ts";
import { checkDrawdownBreaker } from "#domain/automations/breaker/check-drawdown-breaker.ts";
import type { DrawdownBreakerConfig } from "#domain/automations/breaker/drawdown-breaker.ts";
import { loosensBreaker } from "#domain/automations/breaker/loosens-breaker.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { asArmed } from "./as-armed.ts";
import { breakerOf } from "./breaker-of.ts";
import { restLeft } from "./rest-left.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

export type PrepareBreakerDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: Pick<AccountRules, "ofUser">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type BreakerRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: DrawdownBreakerConfig;
};

/** A breaker that is ready to be armed. */
export type PreparedBreaker = {
  readonly rule: StoredBreaker;
  /** Whether the account may lose more by it than by the one that watches now. */
  readonly isRaised: boolean;
};

const isRunning = ({ state, memory }: StoredBreaker): boolean =>
  state === "armed" && memory.trippedAt === null;

const checkKey = ({ permissions }: StoredAccount): void => {
  const unread = unreadForBreaker(permissions);
  if (unread.length === 0) return;
  throw new AppError(
    "bad-input",
    saidBy(RULE_REFUSALS, ({ mayNotRead }) => mayNotRead(unread)),
    { field: "accountId" },
  );
};

/** One that tripped rests before it is armed again. */
const checkRest = (breaker: StoredBreaker, at: number): void => {
  const retryAfterMs = restLeft(breaker, at);
  if (retryAfterMs === null) return;
  const message = saidBy(RULE_REFUSALS, ({ breakerRests }) => breakerRests);
  throw new AppError("limit-reached", message, { retryAfterMs });
};

/**
 * A breaker that is ready to be armed in the place of the one the account has; nothing is stored. One that watches keeps its
 * peak through a change, so that a drawdown is not forgotten by it; one that was stopped or tripped begins with the equity
 * of its first reading.
 * @throws AppError not-found · bad-input with the field that has to change, `accountId` where its key may not read enough ·
 * limit-reached during the cooldown after a trip.
 */
export const prepareBreaker = async (
  deps: PrepareBreakerDeps,
  { userId, accountId, config }: BreakerRequest,
): Promise<PreparedBreaker> => {
  const account = await ownAccount(deps, { userId, accountId });
  const [mistake] = checkDrawdownBreaker(config, null);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  checkKey(account);
  const [standing, at] = [await breakerOf(deps, { userId, accountId }), deps.clock()];
  if (standing !== null) checkRest(standing, at);
  const running = standing !== null && isRunning(standing) ? standing : null;
  return {
    rule: {
      kind: "drawdown-breaker",
      config,
      memory: running?.memory ?? UNREAD_BREAKER,
      ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, at),
    },
    isRaised: running !== null && loosensBreaker(running.config, config),
  };
};
