import type { Result } from "#domain/result.ts";

/** A person who can log in. `email` is trimmed and lower case; the caller sees to that. */
export type User = {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

/** Somebody has this address already; told by the unique index, never by a look before the write. */
export type EmailTaken = { readonly kind: "email-taken" };

export interface Users {
  /** Writes one user; of two racing calls with one address exactly one succeeds. */
  create(user: User): Promise<Result<User, EmailTaken>>;
  /** `email` as it is stored: trimmed and lower case. */
  findByEmail(email: string): Promise<User | null>;
}
