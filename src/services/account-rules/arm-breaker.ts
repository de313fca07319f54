import { UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import { unreadForBreaker } from "#domain/automations/breaker/breaker-scopes.ts";
import { checkDrawdownBreaker } from "#domain/automations/breaker/check-drawdown-breaker.ts";
import { decideRearm } from "#domain/automations/breaker/decide-rearm.ts";
import type { DrawdownBreakerConfig } from "#domain/automations/breaker/drawdown-breaker.ts";
import { loosensBreaker } from "#domain/automations/breaker/loosens-breaker.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { noteDeed } from "../security/note-event.ts";
import { asArmed } from "./as-armed.ts";
import { breakerOf } from "./breaker-of.ts";
import { NEXT_TICK } from "./rule-legs.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

export type ArmBreakerDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: AccountRules;
  readonly security: SecurityRecorder;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmBreakerRequest = { readonly accountId: string; readonly config: DrawdownBreakerConfig };

const isRunning = ({ state, memory }: StoredBreaker): boolean =>
  state === "armed" && memory.trippedAt === null;

const checkKey = ({ permissions }: StoredAccount): void => {
  const unread = unreadForBreaker(permissions);
  if (unread.length === 0) return;
  const what = unread.length === 1 ? unread[0] : `${unread.slice(0, -1).join(", ")} and ${unread.at(-1)}`;
  throw new AppError(
    "bad-input",
    `The key of this account may not read ${what}, so no drawdown can be told from a withdrawal. Replace it under Connect by one that may, then arm the breaker.`,
    { field: "accountId" },
  );
};

/** One that tripped rests before it is armed again, by the settings it tripped by. */
const checkRest = ({ config, memory }: StoredBreaker, at: number): void => {
  if (memory.trippedAt === null) return;
  const verdict = decideRearm(config, memory.trippedAt, at);
  if (verdict.kind === "rearm") return;
  throw new AppError(
    "limit-reached",
    "The breaker tripped, and its cooldown is not over. Arm it again when it is.",
    {
      retryAfterMs: verdict.leftMs,
    },
  );
};

/**
 * Arms the breaker of an account, or changes the settings of the one it has. One that watches keeps its peak through a
 * change, so that a drawdown is not forgotten by it; one that was stopped or tripped begins with the equity of its first
 * reading. What lets the account lose more than before takes a factor of the last five minutes and no reset on the day
 * before. Either is taken down.
 * @throws AppError not-found · bad-input with the field that has to change, `accountId` where its key may not read enough ·
 * limit-reached during the cooldown after a trip · forbidden with the reason `step-up` or `frozen`.
 */
export const armBreaker = async (
  deps: ArmBreakerDeps,
  acting: Acting,
  { accountId, config }: ArmBreakerRequest,
): Promise<StoredBreaker> => {
  const { userId } = acting;
  const account = await ownAccount(deps, { userId, accountId });
  const [mistake] = checkDrawdownBreaker(config, null);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  checkKey(account);
  const [standing, at] = [await breakerOf(deps, { userId, accountId }), deps.clock()];
  if (standing !== null) checkRest(standing, at);
  const running = standing !== null && isRunning(standing) ? standing : null;
  if (running !== null && loosensBreaker(running.config, config)) {
    checkStepUp(acting, at);
    checkFreeze(acting, at);
  }
  const armed = await deps.rules.arm(
    {
      kind: "drawdown-breaker",
      config,
      memory: running?.memory ?? UNREAD_BREAKER,
      ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, at),
    },
    NEXT_TICK,
  );
  if (armed?.kind !== "drawdown-breaker")
    throw new AppError("conflict", "The breaker of this account was changed meanwhile. Reload the page.");
  const facts = { breakerId: armed.id, drop: config.drop, action: config.action };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return armed;
};
