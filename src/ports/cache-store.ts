import type { Result } from "#domain/result.ts";

/** The store did not answer in time, or with what cannot be an answer. `message` names no key and no value. */
export type CacheStoreFailure = { readonly kind: "unavailable"; readonly message: string };

/** One key and the text that stands at it. */
export type CacheEntry = { readonly key: string; readonly text: string };

/**
 * Where the cache keeps its texts: it may forget any of them at any time. It never throws, and answers within its own
 * short time or not at all; who asks has made the keys opaque already.
 */
export interface CacheStore {
  /** What stands at each key, at one moment and in one trip; null where nothing does. */
  look(keys: readonly string[]): Promise<Result<readonly (string | null)[], CacheStoreFailure>>;
  /** Writes all, over what was there, for so many milliseconds. */
  write(entries: readonly CacheEntry[], ttlMs: number): Promise<Result<void, CacheStoreFailure>>;
  /** Writes those whose key is free, and gives what then stands at each key, in one trip. */
  settle(
    entries: readonly CacheEntry[],
    ttlMs: number,
  ): Promise<Result<readonly (string | null)[], CacheStoreFailure>>;
}
