import { type Said, saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { findPasswordWeakness } from "./find-password-weakness.ts";
import { isKnownPassword } from "./is-known-password.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

const refusal = (sentence: Said): AppError => new AppError("bad-input", sentence, { field: "password" });

/**
 * Refuses a password that would be guessed early: built from the address, repeated, well known, or found among stolen
 * ones. Where the list of stolen ones cannot be asked the rest decides, and the log says so.
 */
export async function checkPassword(
  { dictionary, breachedPasswords, log }: Pick<SignInDeps, "dictionary" | "breachedPasswords" | "log">,
  password: string,
  email: string,
): Promise<void> {
  const weakness = findPasswordWeakness(password, email);
  if (weakness !== null) throw refusal(weakness);
  if (isKnownPassword(dictionary, password)) {
    throw refusal(saidBy(AUTH_REFUSALS, ({ wellKnown }) => wellKnown));
  }
  if (breachedPasswords === null) return;
  const breached = await breachedPasswords.isBreached(password);
  if (!breached.ok) {
    log.warn("breached-passwords-unasked", { reason: breached.failure.message });
    return;
  }
  if (breached.value) {
    throw refusal(saidBy(AUTH_REFUSALS, ({ stolen }) => stolen));
  }
}
