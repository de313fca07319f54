import type { Result } from "#domain/result.ts";

/** Too many hashes are waiting; hashing more would only starve every other request. Nothing was done. */
export type PasswordHasherBusy = { readonly kind: "busy" };

/** Slow, salted password hashes in the PHC string format. */
export interface PasswordHasher {
  hash(password: string): Promise<Result<string, PasswordHasherBusy>>;
  /**
   * Whether `password` made `hash`. With `hash` null (nobody has that address) it takes as long as with a real one and
   * says no, so an answer's time never tells whether an account exists. A damaged hash counts as a wrong password.
   */
  verify(hash: string | null, password: string): Promise<Result<boolean, PasswordHasherBusy>>;
}
