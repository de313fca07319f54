import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";

/**
 * Pauses a cross guard at once: its prices are disarmed in the same transaction.
 * @throws AppError not-found when it is not this user's or has ended.
 */
export const pauseCrossGuard = async (
  deps: { readonly crossGuards: CrossGuards; readonly clock: Clock },
  request: { readonly userId: string; readonly id: string },
): Promise<StoredCrossGuard> => {
  const guard = await deps.crossGuards.pause(request.userId, request.id, deps.clock());
  if (guard === null)
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ guardEnded }) => guardEnded),
    );
  return guard;
};
