import type { Result } from "#domain/result.ts";

/** Whoever may open the vault did not answer in time. Nothing was decided. */
export type VaultAway = { readonly kind: "unavailable" };

/** The seeds of authenticator apps, sealed in the vault. None ever comes back out: a code goes in and a step comes out. */
export interface TotpSeeds {
  /** Keeps a seed for the user's factor of that revision; one of an earlier revision is gone then. */
  keep(userId: string, revision: number, seed: Uint8Array): Promise<Result<void, VaultAway>>;
  /** See `Totp.stepOf`; null also where there is no seed of that revision. `at` in epoch milliseconds. */
  stepOf(request: {
    readonly userId: string;
    readonly revision: number;
    readonly code: string;
    readonly at: number;
  }): Promise<Result<number | null, VaultAway>>;
  /** Shreds the user's seed. */
  forget(userId: string): Promise<void>;
}
