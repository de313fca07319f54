import type { ActiveSession } from "#ports/sessions.ts";
import { AppError } from "../app-error.ts";

/** Refuses, with the reason `frozen`, what puts more at risk on the day after the password was reset. */
export function checkFreeze(session: Pick<ActiveSession, "frozenUntil">, now: number): void {
  const { frozenUntil } = session;
  if (frozenUntil === null || frozenUntil <= now) return;
  const hours = Math.ceil((frozenUntil - now) / 3_600_000);
  throw new AppError(
    "forbidden",
    `The password was reset, so this waits ${hours === 1 ? "an hour" : `${hours} hours`}. What lowers risk still works.`,
    { reason: "frozen", retryAfterMs: frozenUntil - now },
  );
}
