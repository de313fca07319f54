import type { SpendingCross } from "#domain/automations/conflicts/conflict-facts.ts";
import { isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossGuardStanding } from "#ports/cross-guards.ts";
import type { StoredCross } from "#ports/cross-positions.ts";

/** The guard on the cross position of an account, where it may act: it spends the same balance. Null where none may. */
export const spendingCross = (
  guards: readonly CrossGuardStanding[],
  accountId: string,
  cross: StoredCross | null,
): SpendingCross | null => {
  const guard = guards.find((one) => one.accountId === accountId);
  const position = cross?.position ?? null;
  if (guard?.state !== "armed" || position === null || !isHeld(position)) return null;
  return { position, config: guard.config, spending: guard.spending };
};
