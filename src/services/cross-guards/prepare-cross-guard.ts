import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import { checkCrossGuard } from "#domain/automations/cross-guard/check-cross-guard.ts";
import type { CrossGuardWish } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLost } from "#domain/automations/cross-guard/cross-stake.ts";
import { crossLegs, type HeldCross, isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { findReadable } from "../automations/find-armable.ts";

export type PrepareCrossDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find" | "makeDue">;
  readonly crossPositions: Pick<CrossPositions, "find">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type CrossGuardRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: CrossGuardWish;
};

/** A cross guard that may be armed as it is, and the prices it will wait for. */
export type PreparedCross = { readonly guard: StoredCrossGuard; readonly legs: readonly Leg[] };

const RETRY_MS = 5_000;

/**
 * The position a guard is to be armed on: one that was read and is not flat, with a key that may act on it.
 * @throws AppError bad-input · unavailable.
 */
export const findHeld = async (
  deps: Pick<PrepareCrossDeps, "accounts" | "crossPositions" | "clock">,
  account: StoredAccount,
): Promise<HeldCross> => {
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
 * Checks a guard against the cross position of an account and derives what it waits for; stores nothing.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable while it cannot be read.
 */
export const prepareCrossGuard = async (
  deps: PrepareCrossDeps,
  { userId, accountId, config: wish }: CrossGuardRequest,
): Promise<PreparedCross> => {
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
  return { guard, legs: crossLegs(position, config.steps, []) };
};
