/** A key as the keyring holds it, without its bytes. */
export type HeldKey = { readonly id: number; readonly fingerprint: Uint8Array; readonly createdAt: number };

/** The bytes of keys, wherever this installation keeps them. */
export interface Keyring {
  /** What it holds now; read again each time, because a file may have got one more. */
  held(): Promise<readonly HeldKey[]>;
  /** Whether we may write to it. Where it came in an environment variable, whoever runs us adds and removes keys. */
  readonly isOurs: boolean;
  /**
   * Adds a fresh key, under an id above all it holds and above `above`: ids that were given elsewhere. It is written
   * down, also for when the power goes, before it is told.
   * @throws Error where it is not ours to write, and where somebody else wrote meanwhile: then nothing was changed.
   */
  add(createdAt: number, above?: number): Promise<HeldKey>;
  /** Removes the bytes of a key. @throws Error as `add`. */
  erase(id: number): Promise<void>;
}
