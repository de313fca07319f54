/**
 * What a cached value is read and written by. `name` is fixed in the code; `version` grows whenever the shape of the
 * value does, so that no process reads what another version wrote.
 */
export type CacheSpace<T> = {
  /** In kebab-case; a bounded set, for it labels metrics. */
  readonly name: string;
  readonly version: number;
  /** How long a value serves, in milliseconds. */
  readonly ttlMs: number;
  /** What was stored, checked; null for anything else, which is then read anew. */
  readonly parse: (stored: unknown) => T | null;
};

/** Whether a value was found (`hit`), not there (`miss`), or the store could not be asked (`away`). */
export type CacheOutcome = "hit" | "miss" | "away";

/**
 * Values that can be read again from where they came, kept close for a while. Never the only place of anything: a store
 * that is away costs time and nothing else.
 */
export interface Cache {
  /**
   * The kept value, or what `read` gives, which is kept then. Callers that ask at once wait for one reading. What `read`
   * throws passes through and is not kept.
   * @param tags what the value is made of, such as `account:<id>`; `drop` of any of them makes it unreadable at once.
   */
  through<T>(space: CacheSpace<T>, key: string, tags: readonly string[], read: () => Promise<T>): Promise<T>;
  /** Makes every value of the tag unreadable, in every process of a shared store, without looking for them. */
  drop(tag: string): Promise<void>;
}
