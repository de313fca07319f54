import type { StoredGuard } from "#ports/automations.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { type ArmDeps, type ArmRequest, armGuard } from "./arm-guard.ts";
import { type BackstopDeps, backstopOf, keepBackstop } from "./keep-backstop.ts";
import { weighGuard } from "./weigh-guard.ts";

export type ArmByTraderDeps = ArmDeps & BackstopDeps & { readonly security: SecurityRecorder };

/**
 * Arms a guard for a trader at a screen, and with it the backstop unless they want none. What lets it spend more, or sooner, or
 * gives the backstop up, takes a factor of the last five minutes and
 * no reset on the day before; what lets it spend less is always let through. Either is taken down.
 * @throws AppError forbidden with the reason `step-up` or `frozen`, and as `armGuard`.
 */
export const armGuardByTrader = async (
  deps: ArmByTraderDeps,
  acting: Acting,
  { backstop, ...request }: Omit<ArmRequest, "userId"> & { readonly backstop: boolean },
): Promise<StoredGuard> => {
  const whole = { ...request, userId: acting.userId };
  const weight = await weighGuard(deps, whole);
  const isGivenUp = !backstop && ((await backstopOf(deps, whole))?.config.isWanted ?? false);
  const isRaised = isGivenUp || weight.isRaised;
  passRiskGate(acting, isRaised, deps.clock());
  const guard = await armGuard(deps, { ...whole, backstop });
  const { userId, accountId, positionId } = whole;
  await keepBackstop(deps, { userId, accountId, positionId }, backstop);
  const facts = { guardId: guard.id, maxTotal: guard.config.maxTotal };
  const kind = weight.isKnown && isRaised ? "cap-raised" : "automation-armed";
  await noteDeed({ security: deps.security, now: deps.clock }, acting, kind, "allowed", facts);
  return guard;
};
