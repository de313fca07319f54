import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { Exits, StoredExit } from "#ports/exits.ts";
import { AppError } from "../app-error.ts";
import { EXIT_REFUSALS } from "./exit-refusals.ts";

/**
 * Pauses an exit at once. What stands at the exchange for it stays there: taking a stop away is an order of its own.
 * @throws AppError not-found when it is not this user's or has ended.
 */
export const pauseExit = async (
  deps: { readonly exits: Exits; readonly clock: Clock },
  request: { readonly userId: string; readonly id: string },
): Promise<StoredExit> => {
  const exit = await deps.exits.pause(request.userId, request.id, deps.clock());
  if (exit === null)
    throw new AppError(
      "not-found",
      saidBy(EXIT_REFUSALS, ({ ended }) => ended),
    );
  return exit;
};
