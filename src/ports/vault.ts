import type { Result } from "#domain/result.ts";
import type { Secret } from "#domain/security/secret.ts";
import type { Network, OpenCredential } from "./exchange.ts";

/** What kind of secret it is; one that is put where another belongs cannot be opened. */
export type SecretField = "credential" | "totp" | "webhook";

/**
 * Whom and what a sealed secret belongs to. Every part is bound into the encryption, so a row copied to another user,
 * subject, field or an older revision cannot be opened. `revision` starts at 1 and grows by one per replacement.
 */
export type SecretBinding = {
  readonly userId: string;
  /** The exchange account, user or webhook it is a secret of. */
  readonly subjectId: string;
  readonly field: SecretField;
  readonly revision: number;
};

/** What may be stored. All three are safe to write down; `keyId` repeats what `wrappedKey` says, for an index. */
export type SealedSecret = {
  readonly ciphertext: Uint8Array;
  readonly wrappedKey: Uint8Array;
  readonly keyId: number;
};

/**
 * The one answer to everything that cannot be opened: nothing there, changed bytes, another binding, an unknown or
 * disabled key. It does not tell which, so it teaches nothing to whoever changed the row.
 */
export type VaultFailure = { readonly kind: "cannot-open" };

/** Nothing is sealed with a key that is past its time, or where there is none to seal with. */
export type SealFailure = { readonly kind: "key-expired" | "no-key" };

/** What a credential is opened for; written down with whatever is odd about it. */
export type OpeningPurpose = "guard" | "exit" | "entry" | "sync" | "screen" | "stream" | "check";

/** An exchange account as whoever opens its credential has just read it. */
export type CredentialOwner = {
  readonly id: string;
  readonly userId: string;
  readonly network: Network;
  readonly credentialRevision: number;
};

/** A credential that was handed in and is not stored yet. `close` wipes it. */
export type SubmittedCredential = {
  readonly credential: OpenCredential;
  readonly lastFour: string;
  seal(binding: SecretBinding): Promise<Result<SealedSecret, SealFailure>>;
  close(): void;
};

/** Keeps secrets encrypted. The only way to use one is to be handed it here, for as long as a function runs. */
export interface Vault {
  /**
   * Opens an account's credential, runs `use`, and wipes the opened bytes whether it returns or throws. The credential
   * must not be kept: using it after `use` has ended throws. What `use` throws passes through.
   */
  withCredential<T>(
    owner: CredentialOwner,
    purpose: OpeningPurpose,
    use: (credential: OpenCredential) => Promise<T>,
  ): Promise<Result<T, VaultFailure>>;
  /** The same for the other kinds of secrets; `plain` is wiped when `use` has ended. */
  withSecret<T>(
    binding: SecretBinding & { readonly field: Exclude<SecretField, "credential"> },
    use: (plain: Uint8Array) => Promise<T>,
  ): Promise<Result<T, VaultFailure>>;
  /** Encrypts with a fresh data key, wrapped by the primary key. `plain` is left to the caller to wipe. */
  seal(binding: SecretBinding, plain: Uint8Array): Promise<Result<SealedSecret, SealFailure>>;
  /** Takes in a credential as `encodeCredential` of the sealer wrote it, and wipes `plain`. Null when it is none. */
  submit(plain: Uint8Array): SubmittedCredential | null;
  /**
   * Wraps data keys anew, by the primary key, and proves of each that it opens to the same; null for one that cannot be
   * opened. The secrets themselves stay sealed all the while.
   */
  rewrap(
    secrets: ReadonlyArray<SecretBinding & SealedSecret>,
  ): Promise<Result<ReadonlyArray<SealedSecret | null>, SealFailure>>;
  /** Opens what a `Sealer` sealed for us; null for anything else. */
  openBox(box: Uint8Array): Promise<Uint8Array | null>;
}

/** What a process without keys can do: seal, so that only one with keys can open. */
export interface Sealer {
  seal(plain: Uint8Array): Promise<Uint8Array>;
  /** The bytes of a credential, for `seal`. */
  encodeCredential(
    credential: Secret<{ readonly key: string; readonly secret: string; readonly passphrase: string }>,
  ): Uint8Array;
}
