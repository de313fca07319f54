import { fail, ok, type Result } from "#domain/result.ts";
import type { Cache, CacheOutcome, CacheSpace } from "#ports/cache.ts";
import type { CacheStore, CacheStoreFailure } from "#ports/cache-store.ts";
import type { Elapsed } from "#ports/clock.ts";
import { createBreaker } from "../limits/create-breaker.ts";
import { cacheNames } from "./cache-names.ts";
import { createReadings } from "./create-readings.ts";
import { readKept } from "./read-kept.ts";
import { writeKept } from "./write-kept.ts";

/** A version that is forgotten is replaced by a fresh one, which costs a reading and nothing else. */
const VERSION_MS = 24 * 3_600_000;
/** Drops the store did not hear are made up for; beyond so many, the oldest are left to their values' own time. */
const MOST_OWED = 10_000;

type Ask<T> = {
  /** How many drops there had been when it was asked. */
  readonly since: number;
  readonly read: () => Promise<T>;
  readonly once: (reading: string, work: () => Promise<T>) => Promise<T>;
};
type Looked = { readonly text: string | null; readonly digest: string };

/**
 * A cache over a store of texts. What a value is made of, its tags, each have a random version in the store, and a value
 * carries the digest of the versions it was read under: it serves while they are the same. Value and versions are looked
 * at in one trip (in the value's name, the digest would take a second one), and a tag is dropped by giving it another
 * version, so nothing is ever searched for. A version that the store forgot is replaced by a random one, never by one that
 * an old value could carry. Versions are looked at before the value is read: one that changes meanwhile leaves the value
 * unreadable. A drop that the store did not hear is repeated before this process looks at that tag again; to others the
 * value serves for what is left of its time.
 */
export function createCache(deps: {
  readonly store: CacheStore;
  readonly elapsed: Elapsed;
  /** Names in the store are digests under it. */
  readonly digestKey: string;
  readonly newVersion: () => string;
  readonly onOutcome?: (space: string, outcome: CacheOutcome) => void;
}): Cache {
  const { store, newVersion } = deps;
  const names = cacheNames(deps.digestKey);
  const ask = createBreaker<CacheStoreFailure>(
    deps.elapsed,
    fail({ kind: "unavailable", message: "it did not answer a moment ago" }),
  );
  const readings = createReadings();
  const owed = new Map<string, number>();
  let [drops, renewals] = [0, 0];

  /** A drop that began later is not paid by one that was on its way already. */
  const pay = (tags: readonly string[], upTo: number) => {
    for (const tag of tags) if ((owed.get(tag) ?? 0) <= upTo) owed.delete(tag);
  };
  const renew = async (tags: readonly string[]): Promise<Result<void, CacheStoreFailure>> => {
    if (tags.length === 0) return ok(undefined);
    renewals += 1;
    const begun = renewals;
    for (const tag of tags) {
      owed.delete(tag);
      owed.set(tag, begun);
    }
    for (const oldest of owed.keys()) {
      if (owed.size <= MOST_OWED) break;
      owed.delete(oldest);
    }
    const entries = tags.map((key) => ({ key, text: newVersion() }));
    const written = await ask(() => store.write(entries, VERSION_MS));
    if (written.ok) pay(tags, begun);
    return written;
  };

  const look = async (key: string, tags: readonly string[]): Promise<Looked | null> => {
    const unheard = await renew(tags.filter((tag) => owed.has(tag)));
    if (!unheard.ok) return null;
    const looked = await ask(() => store.look([key, ...tags]));
    if (!looked.ok) return null;
    const [text = null, ...found] = looked.value;
    if (!found.includes(null)) return { text, digest: digestOf(tags, found) };
    const settled = await ask(() =>
      store.settle(
        tags.map((tag) => ({ key: tag, text: newVersion() })),
        VERSION_MS,
      ),
    );
    if (!settled.ok || settled.value.includes(null)) return null;
    return { text: null, digest: digestOf(tags, settled.value) };
  };
  const digestOf = (tags: readonly string[], versions: readonly (string | null)[]) =>
    names.digest(new Map(tags.map((tag, at) => [tag, versions[at] ?? ""])));

  const answer = async <T>(space: CacheSpace<T>, name: string, looked: Looked | null, ask: Ask<T>) => {
    if (looked === null) {
      deps.onOutcome?.(space.name, "away");
      // A value that is read while the store is away answers nobody who comes after a drop.
      return await ask.once(`${name}:away:${ask.since}`, ask.read);
    }
    const kept = looked.text === null ? null : readKept(space, looked.text, looked.digest);
    deps.onOutcome?.(space.name, kept === null ? "miss" : "hit");
    if (kept !== null) return kept;
    return await ask.once(`${name}:${looked.digest}`, async () => {
      const value = await ask.read();
      await keep(name, writeKept(value, looked.digest), space.ttlMs);
      return value;
    });
  };
  const keep = async (key: string, text: string | null, ttlMs: number): Promise<void> => {
    if (text !== null) await ask(() => store.write([{ key, text }], ttlMs));
  };

  return {
    async through<T>(space: CacheSpace<T>, key: string, tags: readonly string[], read: () => Promise<T>) {
      const name = names.value(space, key);
      const since = drops;
      return await readings.during(name, async (asking) => {
        const once = (reading: string, work: () => Promise<T>) => readings.once(name, reading, asking, work);
        const looked = await look(name, [...new Set(tags.map(names.tag))]);
        return await answer(space, name, looked, { since, read, once });
      });
    },

    async drop(tag) {
      drops += 1;
      await renew([names.tag(tag)]);
    },
  };
}
