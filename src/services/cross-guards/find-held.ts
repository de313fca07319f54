import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import { type HeldCross, isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { WaitingCrossOrder } from "#domain/position/cross-position.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { CROSS_GUARD_REFUSALS } from "./cross-guard-refusals.ts";

/** A cross position that is not flat, when it was read, and what waits beside it. `readAt` in epoch milliseconds. */
export type HeldReading = {
  readonly position: HeldCross;
  readonly readAt: number;
  readonly orders: readonly WaitingCrossOrder[];
};

const RETRY_MS = 5_000;

/**
 * The position a guard is to be armed on: one that was read and is not flat, with a key that may act on it.
 * @throws AppError bad-input · unavailable.
 */
export const findHeld = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "makeDue">;
    readonly crossPositions: Pick<CrossPositions, "find">;
    readonly clock: Clock;
  },
  account: StoredAccount,
): Promise<HeldReading> => {
  if (!crossPermissions(account.permissions).mayAct) {
    throw new AppError(
      "bad-input",
      saidBy(CROSS_GUARD_REFUSALS, ({ mayNotAct }) => mayNotAct),
      { field: "accountId" },
    );
  }
  const known = await deps.crossPositions.find(account.id);
  const position = known?.position ?? null;
  const readAt = known?.readAt ?? null;
  if (position === null || readAt === null || known?.blindSince !== null) {
    await deps.accounts.makeDue(account.id, deps.clock());
    throw new AppError(
      "unavailable",
      saidBy(CROSS_GUARD_REFUSALS, ({ unread }) => unread),
      { retryAfterMs: RETRY_MS },
    );
  }
  if (isHeld(position)) return { position, readAt, orders: known.orders ?? [] };
  throw new AppError(
    "bad-input",
    saidBy(CROSS_GUARD_REFUSALS, ({ flat }) => flat),
    {
      field: "accountId",
    },
  );
};
