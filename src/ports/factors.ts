/** An authenticator app of a user. The seed lies sealed in the vault under `revision`. Times in epoch milliseconds. */
export type TotpFactor = {
  readonly userId: string;
  readonly revision: number;
  /** Null until the first code proved that the app has the seed. */
  readonly confirmedAt: number | null;
  readonly createdAt: number;
};

/** One backup code as stored: the selector finds it, the slow hash proves it. */
export type BackupCode = { readonly selector: string; readonly codeHash: string };

/** A public key of an authenticator. `id` is the credential id, base64url. */
export type Passkey = {
  readonly id: string;
  readonly userId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly label: string;
  readonly isBackedUp: boolean;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
};

/**
 * Why a user has to keep a second factor: a mainnet key was taken in because of one, or they run this installation and see
 * events of everybody.
 */
export type FactorNeed = "mainnet-key" | "operator";

/** What became of a factor that was to go. `absent`: there was none. A need: it is the last one, and stays. */
export type FactorRemoval = "removed" | "absent" | FactorNeed;

/** The second factors of users. */
export interface Factors {
  totp(userId: string): Promise<TotpFactor | null>;
  /** Begins an enrolment: replaces one that was not confirmed. False when a confirmed one stands. */
  beginTotp(factor: TotpFactor): Promise<boolean>;
  /**
   * From `at` on the app counts, and these are all backup codes of the user: both or neither, for an app whose codes
   * nobody was shown locks its owner out when the phone is lost. False when there is none to confirm, or it was confirmed
   * already.
   */
  confirmTotp(userId: string, revision: number, at: number, codes: readonly BackupCode[]): Promise<boolean>;
  /**
   * Removes the app unless it is the last second factor of somebody who needs one. Looked at and done in one step: of
   * removals that race one is the last, and no mainnet key is stored meanwhile.
   */
  removeTotp(userId: string): Promise<FactorRemoval>;
  /**
   * Uses up a 30-second step: true for exactly one of any number of calls, and never for a step at or before one that
   * was used.
   */
  spendStep(userId: string, step: number): Promise<boolean>;
  /** Replaces all backup codes of the user. */
  setBackupCodes(userId: string, codes: readonly BackupCode[]): Promise<void>;
  backupCode(userId: string, selector: string): Promise<BackupCode | null>;
  /** Uses one up: true for exactly one of any number of calls. */
  spendBackupCode(userId: string, code: BackupCode): Promise<boolean>;
  countBackupCodes(userId: string): Promise<number>;
  passkeys(userId: string): Promise<readonly Passkey[]>;
  passkey(id: string): Promise<Passkey | null>;
  /** False when that authenticator is known already, whosever it is. */
  addPasskey(passkey: Passkey): Promise<boolean>;
  /** Notes a use. False when the counter did not grow although the authenticator counts: it may be a copy. */
  countPasskeyUse(id: string, counter: number, at: number): Promise<boolean>;
  /** Removes one of the user's passkeys, as `removeTotp`. */
  removePasskey(userId: string, id: string): Promise<FactorRemoval>;
}
