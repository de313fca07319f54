import { raisesRisk } from "#domain/automations/raises-risk.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossGuards } from "#ports/cross-guards.ts";
import type { GuardWeight } from "../automations/weigh-guard.ts";
import type { CrossGuardRequest } from "./prepare-cross-guard.ts";

export type WeighCrossDeps = { readonly crossGuards: Pick<CrossGuards, "ofUser">; readonly clock: Clock };

/** Weighs a cross guard against the one that stands on the account now, if the account is this trader's. */
export const weighCrossGuard = async (
  deps: WeighCrossDeps,
  { userId, accountId, config }: CrossGuardRequest,
): Promise<GuardWeight> => {
  const guards = await deps.crossGuards.ofUser(userId, deps.clock());
  const before = guards.find((guard) => guard.accountId === accountId);
  return { isRaised: raisesRisk(before?.config ?? null, config), isKnown: before !== undefined };
};
