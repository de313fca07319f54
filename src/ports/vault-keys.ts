/**
 * The life of a key-encryption key. `pre-active`: handed out, seals nothing yet. `primary`: seals; there is one.
 * `decrypt-only`: opens what it sealed. `disabled`: opens nothing. `destroyed`: its bytes are gone.
 */
export type KeyState = "pre-active" | "primary" | "decrypt-only" | "disabled" | "destroyed";

/** What is written down of a key; never its bytes. Times in epoch milliseconds. */
export type VaultKey = {
  readonly id: number;
  readonly state: KeyState;
  /** Tells two keys of one id apart. */
  readonly fingerprint: Uint8Array;
  readonly createdAt: number;
  readonly promotedAt: number | null;
  /** When it stopped sealing; null before. */
  readonly retiredAt: number | null;
  readonly disabledAt: number | null;
  readonly destroyedAt: number | null;
};

/** What a step of a rotation looks at and changes. */
export type RotationRecords = Pick<
  VaultKeys,
  "all" | "record" | "promote" | "disable" | "destroy" | "holders"
>;

/** The records of keys, which every process that holds a keyring shares. */
export interface VaultKeys {
  all(): Promise<readonly VaultKey[]>;
  /**
   * Records a key that a keyring brought: as `pre-active`, or as `primary` when it is the very first. `different` when
   * that id stands for other bytes: two keyrings disagree, and nothing may be sealed until they agree.
   */
  record(
    key: Pick<VaultKey, "id" | "fingerprint" | "createdAt">,
  ): Promise<"recorded" | "known" | "different">;
  /** Makes a `pre-active` key the primary and the primary `decrypt-only`, in one step. False when it was not `pre-active`. */
  promote(id: number, at: number): Promise<boolean>;
  /** Lets a `decrypt-only` key open nothing any more. `in-use` while a secret is wrapped by it, in the same step. */
  disable(id: number, at: number): Promise<"disabled" | "in-use" | "not-retired">;
  /** Opens a `disabled` key again: the way back when something turns out to need it. */
  enable(id: number): Promise<boolean>;
  /** Notes that the bytes of a `disabled` key are gone. */
  destroy(id: number, at: number): Promise<boolean>;
  /**
   * Runs a step of a rotation, while no other process runs one on these records. What it changes through `records` is kept
   * as a whole, or not at all when it throws. Null, and nothing is run, while somebody else has the turn. The step must
   * not ask the database for anything else, and is to end within seconds.
   */
  inTurn<T extends object>(step: (records: RotationRecords) => Promise<T>): Promise<T | null>;
  /** Says that a process lives and which keys it holds, with the bytes that are recorded. */
  hold(holder: {
    readonly id: string;
    readonly keyIds: readonly number[];
    readonly at: number;
  }): Promise<void>;
  /** Says that it ends. */
  leave(holderId: string): Promise<void>;
  /** Which keys each process holds that was seen since. */
  holders(since: number): Promise<ReadonlyArray<{ readonly id: string; readonly keyIds: readonly number[] }>>;
}
