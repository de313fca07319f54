/** A key as the keyring holds it, without its bytes. */
export type HeldKey = { readonly id: number; readonly fingerprint: Uint8Array; readonly createdAt: number };

/** The bytes of keys, wherever this installation keeps them. */
export interface Keyring {
  /** What it holds now; read again each time, because a file may have got one more. */
  held(): Promise<readonly HeldKey[]>;
  /** Whether we may write to it. Where it came in an environment variable, whoever runs us adds and removes keys. */
  readonly isOurs: boolean;
  /** Adds a fresh key. @throws Error where it is not ours to write. */
  add(createdAt: number): Promise<HeldKey>;
  /** Removes the bytes of a key. @throws Error where it is not ours to write. */
  erase(id: number): Promise<void>;
}
