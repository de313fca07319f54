import { raisesRisk } from "#domain/automations/raises-risk.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Acting } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { noteDeed } from "../security/note-event.ts";
import { type ArmDeps, type ArmRequest, armGuard } from "./arm-guard.ts";

export type ArmByTraderDeps = ArmDeps & { readonly security: SecurityRecorder };

/** The guard that stands on the position now, if the account is this trader's. */
const standing = async (
  deps: ArmByTraderDeps,
  { userId, accountId, positionId }: ArmRequest,
): Promise<StoredGuard | null> => {
  const guards = await deps.automations.ofUser(userId, deps.clock());
  const found = guards.find(
    (guard) => guard.accountId === accountId && guard.positionId === positionId && guard.state !== "ended",
  );
  return found ?? null;
};

/**
 * Arms a guard for a trader at a screen. What lets it spend more, or sooner, takes a factor of the last five minutes and
 * no reset on the day before; what lets it spend less is always let through. Either is taken down.
 * @throws AppError forbidden with the reason `step-up` or `frozen`, and as `armGuard`.
 */
export const armGuardByTrader = async (
  deps: ArmByTraderDeps,
  acting: Acting,
  request: Omit<ArmRequest, "userId">,
): Promise<StoredGuard> => {
  const whole = { ...request, userId: acting.userId };
  const before = await standing(deps, whole);
  const isRaised = raisesRisk(before?.config ?? null, request.config);
  if (isRaised) {
    checkStepUp(acting, deps.clock());
    checkFreeze(acting, deps.clock());
  }
  const guard = await armGuard(deps, whole);
  const facts = { guardId: guard.id, maxTotal: guard.config.maxTotal };
  const kind = before !== null && isRaised ? "cap-raised" : "automation-armed";
  await noteDeed({ security: deps.security, now: deps.clock }, acting, kind, "allowed", facts);
  return guard;
};
