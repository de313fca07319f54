import type { SealedSecret, SecretBinding, SecretField } from "./vault.ts";

/** A secret as stored. */
export type StoredSecret = SecretBinding & SealedSecret;

/** How a rewrap went on: rows it moved to the primary key, and rows that could not be opened. */
export type RewrapCounts = { readonly moved: number; readonly broken: number };

/** Where sealed secrets lie. Those of exchange accounts are written together with their account, by its own store. */
export interface SealedSecrets {
  /**
   * The secret of that revision, or of a later one that took its place since the caller looked; null where there is none.
   * Never an earlier one: what was replaced must not come back.
   */
  find(
    subjectId: string,
    field: SecretField,
    revision: number,
  ): Promise<(SealedSecret & Pick<StoredSecret, "revision">) | null>;
  /** Writes a secret, in the place of one of an earlier revision; of one of the same or a later, false and nothing. */
  put(secret: StoredSecret): Promise<boolean>;
  /** Shreds it. False when there was none. */
  remove(subjectId: string, field: SecretField): Promise<boolean>;
  /**
   * Takes up to `limit` rows whose key is not `primaryId`, locked against every other writer, and stores what `rewrap`
   * makes of them, in their order; null leaves a row as it is. Where to go on is written nowhere: what is left is what is left. `after`
   * skips rows that were tried before, by subject id and field; null begins anew.
   */
  rewrapSome(
    request: { readonly primaryId: number; readonly limit: number; readonly after: string | null },
    rewrap: (secrets: readonly StoredSecret[]) => Promise<ReadonlyArray<SealedSecret | null>>,
  ): Promise<RewrapCounts & { readonly last: string | null }>;
  /** How many secrets each key holds. */
  countByKey(): Promise<ReadonlyMap<number, number>>;
}
