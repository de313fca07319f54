import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { Log } from "#ports/log.ts";
import type { Operations } from "#ports/operations.ts";
import { AppError } from "../app-error.ts";
import { OPERATION_REFUSALS } from "./operation-refusals.ts";

/** How long an alert may be silent, in hours: nobody silences one for good. */
export const SILENCE_HOURS = [1, 8, 24] as const;

const HOUR_MS = 3_600_000;

/**
 * Nobody is told of an alert for so many hours, or is again at once where `hours` is null; it is followed all the same, and ends by
 * itself. Answers until when, in epoch milliseconds.
 * @throws AppError not-found where it does not stand.
 */
export const silenceAlert = async (
  { operations, clock, log }: { operations: Pick<Operations, "silence">; clock: Clock; log: Log },
  { userId, id, hours }: { userId: string; id: string; hours: (typeof SILENCE_HOURS)[number] | null },
): Promise<number | null> => {
  const until = hours === null ? null : clock() + hours * HOUR_MS;
  if (!(await operations.silence(id, until))) {
    throw new AppError(
      "not-found",
      saidBy(OPERATION_REFUSALS, ({ alertOver }) => alertOver),
    );
  }
  log.info("alert-silenced", { userId, id, until });
  return until;
};
