import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { WORKER_REFUSALS } from "./worker-refusals.ts";

/**
 * To be asked directly before something is stored: the way there leads through an exchange that may be slow.
 * @throws AppError unavailable once whoever asked has given up.
 */
export const refuseExpired = (goodUntil: number | null, at: number): void => {
  if (goodUntil === null || at < goodUntil) return;
  throw new AppError(
    "unavailable",
    saidBy(WORKER_REFUSALS, ({ tookTooLong }) => tookTooLong),
    {
      retryAfterMs: 5_000,
    },
  );
};
