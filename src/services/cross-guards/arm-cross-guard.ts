import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import { checkCrossGuard } from "#domain/automations/cross-guard/check-cross-guard.ts";
import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLost } from "#domain/automations/cross-guard/cross-stake.ts";
import { crossLegs, type HeldCross, isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { findReadable } from "../automations/find-armable.ts";

export type ArmCrossDeps = {
  readonly accounts: ExchangeAccounts;
  readonly crossPositions: CrossPositions;
  readonly crossGuards: CrossGuards;
  readonly clock: Clock;
  readonly newId: NewId;
};

/** What its losses count from is no wish of the trader's: it is what the books say when the guard is first armed. */
export type CrossGuardWish = Omit<CrossGuardConfig, "lostBefore">;

export type ArmCrossRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: CrossGuardWish;
};

const RETRY_MS = 5_000;

/**
 * The position a guard is to be armed on: one that was read and is not flat, with a key that may act on it.
 * @throws AppError bad-input · unavailable.
 */
export const findHeld = async (deps: ArmCrossDeps, account: StoredAccount): Promise<HeldCross> => {
  if (!crossPermissions(account.permissions).mayAct) {
    throw new AppError(
      "bad-input",
      "The key of this account may not act on the cross margin. Replace it by one with the scopes futures:cross:read and futures:cross:write.",
      { field: "accountId" },
    );
  }
  const known = await deps.crossPositions.find(account.id);
  if (known === null || known.position === null || known.blindSince !== null) {
    await deps.accounts.makeDue(account.id, deps.clock());
    throw new AppError(
      "unavailable",
      "The cross margin has not been read yet, or cannot be read now, so nothing could act. Try again in a moment.",
      { retryAfterMs: RETRY_MS },
    );
  }
  if (isHeld(known.position)) return known.position;
  throw new AppError("bad-input", "The cross position is flat: there is nothing to guard.", {
    field: "accountId",
  });
};

/**
 * Arms a guard on the cross position of an account, or changes the one that stands there. Its prices are derived in the
 * same transaction: nothing is armed that cannot fire.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable while it cannot be read.
 */
export const armCrossGuard = async (
  deps: ArmCrossDeps,
  { userId, accountId, config: wish }: ArmCrossRequest,
): Promise<StoredCrossGuard> => {
  const account = await findReadable(deps, { userId, accountId });
  const position = await findHeld(deps, account);
  const config = { ...wish, lostBefore: crossLost(position) };
  const [mistake] = checkCrossGuard(config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const guard: StoredCrossGuard = {
    id: deps.newId(),
    userId,
    accountId,
    config,
    state: "armed",
    epoch: 0,
    version: 1,
    heldBy: null,
    createdAt: deps.clock(),
  };
  const armed = await deps.crossGuards.arm(guard, crossLegs(position, config.steps, []));
  if (armed === null)
    throw new AppError("not-found", "This exchange account is not there any more. Reload the page.");
  // A new price may be nearer than all that the account's next reading was planned by.
  await deps.accounts.makeDue(accountId, guard.createdAt);
  return armed;
};
