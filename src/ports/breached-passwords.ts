import type { Result } from "#domain/result.ts";

/** The list could not be asked in time. Nothing is known about the password. */
export type BreachedPasswordsAway = { readonly kind: "unavailable"; readonly message: string };

/** Passwords that were found in what others lost. Asked by a part of a digest: the password itself never leaves us. */
export interface BreachedPasswords {
  isBreached(password: string): Promise<Result<boolean, BreachedPasswordsAway>>;
}
