import { slotOf } from "#domain/automations/exits/exit-rule.ts";
import { loosensExit } from "#domain/automations/exits/loosens-exit.ts";
import type { StoredExit } from "#ports/exits.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Acting } from "../security/acting.ts";
import { checkFreeze } from "../security/check-freeze.ts";
import { checkStepUp } from "../security/check-step-up.ts";
import { noteDeed } from "../security/note-event.ts";
import { type ArmExitDeps, type ArmExitRequest, armExit } from "./arm-exit.ts";

export type ArmExitByTraderDeps = ArmExitDeps & { readonly security: SecurityRecorder };

/** Whether the exit may let the position lose more than what stands in its slot now. */
const isLoosened = async (deps: ArmExitByTraderDeps, request: ArmExitRequest): Promise<boolean> => {
  const { userId, accountId, positionId, rule } = request;
  const exits = await deps.exits.ofUser(userId);
  const before = exits.find(
    (exit) =>
      exit.accountId === accountId &&
      exit.positionId === positionId &&
      exit.state === "armed" &&
      slotOf(exit.kind) === slotOf(rule.kind),
  );
  const position = await deps.accounts.position(accountId, positionId);
  return position !== null && loosensExit(position.side, before ?? null, rule);
};

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
  if (await isLoosened(deps, whole)) {
    checkStepUp(acting, deps.clock());
    checkFreeze(acting, deps.clock());
  }
  const exit = await armExit(deps, whole);
  const facts = { exitId: exit.id, exit: exit.kind };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return exit;
};
