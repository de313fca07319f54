import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { guardLegs } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { Automations, StoredGuard } from "#ports/automations.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";

export type ArmDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Automations;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly config: MarginGuardConfig;
};

/**
 * Arms a margin guard on a running position, or replaces the one that stands there. Its trigger price is derived in the
 * same transaction: nothing is armed that cannot fire.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable while the account is blind.
 */
export const armGuard = async (deps: ArmDeps, request: ArmRequest): Promise<StoredGuard> => {
  const account = await deps.accounts.find(request.accountId);
  if (account === null || account.userId !== request.userId) {
    throw new AppError("not-found", "This exchange account is not there any more. Reload the page.");
  }
  if (account.status !== "active") {
    throw new AppError(
      "unavailable",
      "LN Markets no longer accepts this key, so a guard could not fire. Connect a new key first.",
    );
  }
  if (account.blindSince !== null) {
    throw new AppError(
      "unavailable",
      "LN Markets cannot be read now, so a guard could not fire. Try again when the account is no longer blind.",
      { retryAfterMs: 5_000 },
    );
  }
  const position = await deps.accounts.position(request.accountId, request.positionId);
  if (position === null) {
    throw new AppError("not-found", "This position is no longer running. Reload the page.");
  }
  const [mistake] = checkMarginGuard(request.config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const legs = guardLegs(position, request.config.steps, []);
  if (legs.length === 0) {
    throw new AppError("bad-input", "This position can never be liquidated: there is nothing to guard.");
  }
  const guard: StoredGuard = {
    id: deps.newId(),
    userId: request.userId,
    accountId: request.accountId,
    positionId: request.positionId,
    config: request.config,
    state: "armed",
    epoch: 0,
    version: 1,
    heldBy: null,
    createdAt: deps.clock(),
  };
  const armed = await deps.automations.arm(guard, account.network, legs);
  // The new trigger may be nearer than all that the account's next reading was planned by.
  await deps.accounts.makeDue(account.id, guard.createdAt);
  return armed;
};
