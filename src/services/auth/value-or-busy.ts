import type { Result } from "#domain/result.ts";
import type { PasswordHasherBusy } from "#ports/password-hasher.ts";
import { AppError } from "../app-error.ts";

/** What the hasher answered; a full queue becomes a refusal that says when to come back. */
export function valueOrBusy<T>(answer: Result<T, PasswordHasherBusy>): T {
  if (answer.ok) return answer.value;
  throw new AppError("unavailable", "Many people are logging in right now. Try again in a few seconds.", {
    retryAfterMs: 3_000,
  });
}
