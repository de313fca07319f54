import type { Result } from "#domain/result.ts";
import type { Credential } from "./exchange.ts";

/** What kind of secret it is; one that is put where another belongs cannot be opened. */
export type SecretField = "credential" | "totp" | "webhook";

/**
 * Whom and what a sealed credential belongs to. Every part is bound into the encryption, so a row copied to another
 * user, account, field or an older revision cannot be opened. `revision` starts at 1 and grows by one per replacement.
 */
export type CredentialBinding = {
  readonly userId: string;
  readonly accountId: string;
  readonly field: "credential";
  readonly revision: number;
};

/** What may be stored. All three are safe to write down; `keyId` repeats what `wrappedKey` says, for an index. */
export type SealedCredential = {
  readonly ciphertext: Uint8Array;
  readonly wrappedKey: Uint8Array;
  readonly keyId: number;
};

/**
 * The one answer to everything that cannot be opened: changed bytes, another binding, an unknown or wrong key.
 * It does not tell which, so it teaches nothing to whoever changed the row.
 */
export type VaultFailure = { readonly kind: "cannot-open" };

/** Keeps credentials encrypted. Plain text exists only while `withCredential` runs. */
export interface Vault {
  /** Encrypts with a fresh data key, wrapped by the newest key-encryption key. */
  seal(binding: CredentialBinding, credential: Credential): Promise<SealedCredential>;
  /**
   * Opens, runs `use`, and wipes the opened bytes whether it returns or throws. The credential must not be kept:
   * reading it after `use` has ended throws. What `use` throws passes through.
   */
  withCredential<T>(
    sealed: SealedCredential,
    binding: CredentialBinding,
    use: (credential: Credential) => Promise<T>,
  ): Promise<Result<T, VaultFailure>>;
}
