import { whyCannotFire } from "#domain/automations/cannot-fire.ts";
import { unguardedOutcome } from "#domain/automations/unguarded-outcome.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import type { GuardView } from "../trpc/schemas/views.ts";

/** A guard as the API answers it, with the reason it could not fire now. */
export const guardView = (
  guard: GuardStanding,
  position: StoredPosition | undefined,
  account: StoredAccount | undefined,
  price: SeenMarket | undefined,
): GuardView => ({
  id: guard.id,
  positionId: guard.positionId,
  accountId: guard.accountId,
  state: guard.state,
  config: {
    triggerBps: guard.config.trigger,
    targetBps: guard.config.target,
    maxTotalSats: guard.config.maxTotal ?? 0,
    maxPerActionSats: guard.config.maxPerAction,
    maxPerDaySats: guard.config.maxPerDay,
    cooldownSeconds: Math.round(guard.config.cooldownMs / 1_000),
  },
  triggerPrice: guard.trigger?.price ?? null,
  addedInAll: guard.spending.addedInAll,
  addedToday: guard.spending.addedInDay,
  cannotFire:
    position === undefined || account === undefined
      ? null
      : whyCannotFire(
          {
            state: guard.state,
            isKeyAccepted: account.status === "active",
            blindReason: account.blindReason,
            position,
            last: price?.last ?? null,
            balance: account.balance,
            spending: guard.spending,
            config: guard.config,
          },
          "en",
        ),
  unguarded: position === undefined ? null : unguardedOutcome(position, guard.reach),
  createdAt: new Date(guard.createdAt).toISOString(),
});
