import { saidBy } from "#domain/language/in-both.ts";
import type { CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";
import { type ArmCrossDeps, armCrossGuard } from "./arm-cross-guard.ts";

/**
 * Arms a paused cross guard again with its own settings, checked anew against the position as it is now.
 * @throws AppError as `armCrossGuard`.
 */
export const resumeCrossGuard = async (
  deps: ArmCrossDeps & { readonly crossGuards: Pick<CrossGuards, "standing"> },
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<StoredCrossGuard> => {
  const guard = await deps.crossGuards.standing(id, deps.clock());
  if (guard === null || guard.userId !== userId || guard.state === "ended")
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ guardEnded }) => guardEnded),
    );
  const { lostBefore: _, ...config } = guard.config;
  return armCrossGuard(deps, { userId, accountId: guard.accountId, config });
};
