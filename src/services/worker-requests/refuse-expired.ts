import { AppError } from "../app-error.ts";

/**
 * To be asked directly before something is stored: the way there leads through an exchange that may be slow.
 * @throws AppError unavailable once whoever asked has given up.
 */
export const refuseExpired = (goodUntil: number | null, at: number): void => {
  if (goodUntil === null || at < goodUntil) return;
  throw new AppError(
    "unavailable",
    "This took too long, so it was given up. Nothing was stored. Try again.",
    {
      retryAfterMs: 5_000,
    },
  );
};
