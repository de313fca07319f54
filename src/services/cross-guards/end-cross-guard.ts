import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import { AppError } from "../app-error.ts";
import { CROSS_GUARD_REFUSALS } from "./cross-guard-refusals.ts";

/**
 * Ends a cross guard for good: it waits for nothing any more, and the next one armed on the account begins with caps of
 * its own. What it has sent already is still followed up and told.
 * @throws AppError not-found when it is not this user's or has ended.
 */
export const endCrossGuard = async (
  deps: { readonly crossGuards: CrossGuards; readonly clock: Clock },
  request: { readonly userId: string; readonly id: string },
): Promise<StoredCrossGuard> => {
  const guard = await deps.crossGuards.end(request.userId, request.id, deps.clock());
  if (guard === null)
    throw new AppError(
      "not-found",
      saidBy(CROSS_GUARD_REFUSALS, ({ endedAlready }) => endedAlready),
    );
  return guard;
};
