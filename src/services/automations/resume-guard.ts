import { saidBy } from "#domain/language/in-both.ts";
import type { StoredGuard } from "#ports/automations.ts";
import { AppError } from "../app-error.ts";
import { type ArmDeps, armGuard } from "./arm-guard.ts";
import { AUTOMATION_REFUSALS } from "./automation-refusals.ts";

/**
 * Arms a paused guard again with its own settings, checked anew against the position as it is now.
 * @throws AppError as `armGuard`.
 */
export const resumeGuard = async (
  deps: ArmDeps,
  request: { readonly userId: string; readonly id: string },
): Promise<StoredGuard> => {
  const guard = await deps.automations.find(request.id);
  if (guard === null || guard.userId !== request.userId || guard.state === "ended") {
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ guardEnded }) => guardEnded),
    );
  }
  const { userId, accountId, positionId, config } = guard;
  return armGuard(deps, { userId, accountId, positionId, config });
};
