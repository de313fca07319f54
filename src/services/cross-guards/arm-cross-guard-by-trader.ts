import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { type ArmCrossDeps, type ArmCrossRequest, armCrossGuard } from "./arm-cross-guard.ts";
import { type WeighCrossDeps, weighCrossGuard } from "./weigh-cross-guard.ts";

export type ArmCrossByTraderDeps = ArmCrossDeps & WeighCrossDeps & { readonly security: SecurityRecorder };

/**
 * Arms a cross guard for a trader at a screen. What lets it spend more, or sooner, takes a factor of the last five minutes
 * and no reset on the day before; what lets it spend less is always let through. Either is taken down.
 * @throws AppError forbidden with the reason `step-up` or `frozen`, and as `armCrossGuard`.
 */
export const armCrossGuardByTrader = async (
  deps: ArmCrossByTraderDeps,
  acting: Acting,
  request: Omit<ArmCrossRequest, "userId">,
): Promise<StoredCrossGuard> => {
  const whole = { ...request, userId: acting.userId };
  const { isRaised, isKnown } = await weighCrossGuard(deps, whole);
  passRiskGate(acting, isRaised, deps.clock());
  const guard = await armCrossGuard(deps, whole);
  const facts = { guardId: guard.id, maxTotal: guard.config.maxTotal };
  const kind = isKnown && isRaised ? "cap-raised" : "automation-armed";
  await noteDeed({ security: deps.security, now: deps.clock }, acting, kind, "allowed", facts);
  return guard;
};
