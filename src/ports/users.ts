import type { Result } from "#domain/result.ts";

/** `operator` runs this installation: sees security events of everybody, never anybody's secrets. */
export type Role = "trader" | "operator";

/** How a session was opened; the second word is the second factor, a passkey is both. */
export type LoginMethod =
  | "password"
  | "password+totp"
  | "password+passkey"
  | "password+backup-code"
  | "passkey";

/** A person who can log in. `email` is trimmed and lower case; the caller sees to that. Times in epoch milliseconds. */
export type User = {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  /** Until then nothing may put more at risk; null when nothing is frozen. */
  readonly frozenUntil: number | null;
  readonly passwordChangedAt: number | null;
  readonly createdAt: number;
};

/** What a person begins with: a trader, with nothing frozen. */
export type NewUser = Pick<User, "id" | "email" | "passwordHash" | "createdAt">;

/** Somebody has this address already; told by the unique index, never by a look before the write. */
export type EmailTaken = { readonly kind: "email-taken" };

export interface Users {
  /** Writes one user; of two racing calls with one address exactly one succeeds. */
  create(user: NewUser): Promise<Result<User, EmailTaken>>;
  /** `email` as it is stored: trimmed and lower case. */
  findByEmail(email: string): Promise<User | null>;
  find(id: string): Promise<User | null>;
  /** Whether an authenticator app or a passkey is in use. */
  hasSecondFactor(id: string): Promise<boolean>;
  /** Sets another password; `frozenUntil` only ever moves forward. */
  setPassword(
    id: string,
    change: { readonly passwordHash: string; readonly at: number; readonly frozenUntil: number | null },
  ): Promise<void>;
  setEmail(id: string, email: string): Promise<Result<void, EmailTaken>>;
  /** False when nobody has the address. */
  setRole(email: string, role: Role): Promise<boolean>;
}
