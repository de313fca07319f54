import { raisesRisk } from "#domain/automations/raises-risk.ts";
import type { Automations } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { GuardRequest } from "./prepare-guard.ts";

/** What a guard is to the one in whose place it comes. */
export type GuardWeight = {
  /** Whether it may spend more, or sooner. */
  readonly isRaised: boolean;
  /** Whether one stands there already. */
  readonly isKnown: boolean;
};

/** Weighs a guard against the one that stands on its position now, if the account is this trader's. */
export const weighGuard = async (
  deps: { readonly automations: Pick<Automations, "ofUser">; readonly clock: Clock },
  { userId, accountId, positionId, config }: GuardRequest,
): Promise<GuardWeight> => {
  const guards = await deps.automations.ofUser(userId, deps.clock());
  const before = guards.find(
    (guard) => guard.accountId === accountId && guard.positionId === positionId && guard.state !== "ended",
  );
  return { isRaised: raisesRisk(before?.config ?? null, config), isKnown: before !== undefined };
};
