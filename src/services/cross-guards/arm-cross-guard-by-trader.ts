import { raisesRisk } from "#domain/automations/raises-risk.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Acting } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { noteDeed } from "../security/note-event.ts";
import { type ArmCrossDeps, type ArmCrossRequest, armCrossGuard } from "./arm-cross-guard.ts";

/**
 * Arms a cross guard for a trader at a screen. What lets it spend more, or sooner, takes a factor of the last five minutes
 * and no reset on the day before; what lets it spend less is always let through. Either is taken down.
 * @throws AppError forbidden with the reason `step-up` or `frozen`, and as `armCrossGuard`.
 */
export const armCrossGuardByTrader = async (
  deps: ArmCrossDeps & { readonly security: SecurityRecorder },
  acting: Acting,
  request: Omit<ArmCrossRequest, "userId">,
): Promise<StoredCrossGuard> => {
  const { userId } = acting;
  const guards = await deps.crossGuards.ofUser(userId, deps.clock());
  const before = guards.find(({ accountId }) => accountId === request.accountId) ?? null;
  const isRaised = raisesRisk(before?.config ?? null, request.config);
  if (isRaised) {
    checkStepUp(acting, deps.clock());
    checkFreeze(acting, deps.clock());
  }
  const guard = await armCrossGuard(deps, { ...request, userId });
  const facts = { guardId: guard.id, maxTotal: guard.config.maxTotal };
  const kind = before !== null && isRaised ? "cap-raised" : "automation-armed";
  await noteDeed({ security: deps.security, now: deps.clock }, acting, kind, "allowed", facts);
  return guard;
};
