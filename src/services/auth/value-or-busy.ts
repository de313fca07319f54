import { saidBy } from "#domain/language/in-both.ts";
import type { Result } from "#domain/result.ts";
import type { PasswordHasherBusy } from "#ports/password-hasher.ts";
import { AppError } from "../app-error.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";

/** What the hasher answered; a full queue becomes a refusal that says when to come back. */
export function valueOrBusy<T>(answer: Result<T, PasswordHasherBusy>): T {
  if (answer.ok) return answer.value;
  throw new AppError(
    "unavailable",
    saidBy(AUTH_REFUSALS, ({ busy }) => busy),
    {
      retryAfterMs: 3_000,
    },
  );
}
