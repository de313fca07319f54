import { saidBy } from "#domain/language/in-both.ts";
import type { Automations, StoredGuard } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "./automation-refusals.ts";

/**
 * Pauses a guard at once: its trigger is disarmed in the same transaction.
 * @throws AppError not-found when it is not this user's or has ended.
 */
export const pauseGuard = async (
  deps: { readonly automations: Automations; readonly clock: Clock },
  request: { readonly userId: string; readonly id: string },
): Promise<StoredGuard> => {
  const guard = await deps.automations.pause(request.userId, request.id, deps.clock());
  if (guard === null)
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ guardEnded }) => guardEnded),
    );
  return guard;
};
