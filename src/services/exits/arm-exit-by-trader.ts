import type { StoredExit } from "#ports/exits.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { type ArmExitDeps, type ArmExitRequest, armExit } from "./arm-exit.ts";
import { weighExit } from "./weigh-exit.ts";

export type ArmExitByTraderDeps = ArmExitDeps & { readonly security: SecurityRecorder };

/**
 * Arms an exit for a trader at a screen. What may let the position lose more takes a factor of the last five minutes and no
 * reset on the day before; what ends it sooner is always let through. Either is taken down.
 * @throws AppError forbidden with the reason `step-up` or `frozen`, and as `armExit`.
 */
export const armExitByTrader = async (
  deps: ArmExitByTraderDeps,
  acting: Acting,
  request: Omit<ArmExitRequest, "userId">,
): Promise<StoredExit> => {
  const whole = { ...request, userId: acting.userId };
  passRiskGate(acting, await weighExit(deps, whole), deps.clock());
  const exit = await armExit(deps, whole);
  const facts = { exitId: exit.id, exit: exit.kind };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return exit;
};
