import { saidBy } from "#domain/language/in-both.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import { AppError } from "../app-error.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

/** Refuses, with the reason `frozen`, what puts more at risk on the day after the password was reset. */
export function checkFreeze(session: Pick<ActiveSession, "frozenUntil">, now: number): void {
  const { frozenUntil } = session;
  if (frozenUntil === null || frozenUntil <= now) return;
  const hours = Math.ceil((frozenUntil - now) / 3_600_000);
  throw new AppError(
    "forbidden",
    saidBy(SECURITY_REFUSALS, ({ frozen }) => frozen(hours)),
    { reason: "frozen", retryAfterMs: frozenUntil - now },
  );
}
