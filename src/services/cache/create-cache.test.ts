import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryCacheStore } from "#adapters/memory/create-memory-cache-store.ts";
import { fail } from "#domain/result.ts";
import type { Cache, CacheOutcome, CacheSpace } from "#ports/cache.ts";
import type { CacheStore } from "#ports/cache-store.ts";
import { cacheContract } from "#testing/contracts/cache-contract.ts";
import { createCache } from "./create-cache.ts";

const SPACE: CacheSpace<number> = {
  name: "any",
  version: 1,
  ttlMs: 60_000,
  parse: (stored) => (typeof stored === "number" ? stored : null),
};

/** A store that remembers which keys were written, and can be away. */
function openStore() {
  const state = {
    now: 0,
    isAway: false,
    trips: 0,
    late: null as Promise<void> | null,
    keys: new Set<string>(),
  };
  const inner = createMemoryCacheStore({ elapsed: () => state.now, maxEntries: 1_000, maxBytes: 1_000_000 });
  const answer = <T>(given: () => Promise<T>) => {
    state.trips += 1;
    return state.isAway ? Promise.resolve(fail({ kind: "unavailable", message: "away" } as const)) : given();
  };
  const note = (entries: readonly { readonly key: string }[]) => {
    for (const { key } of entries) state.keys.add(key);
  };
  const store: CacheStore = {
    look: async (keys) => {
      const { late } = state;
      state.late = null;
      const looked = await answer(() => inner.look(keys));
      await late;
      return looked;
    },
    write: (entries, ttlMs) => {
      note(entries);
      return answer(() => inner.write(entries, ttlMs));
    },
    settle: (entries, ttlMs) => {
      note(entries);
      return answer(() => inner.settle(entries, ttlMs));
    },
  };
  let versions = 0;
  const openCache = (onOutcome?: (space: string, outcome: CacheOutcome) => void) =>
    createCache({
      store,
      elapsed: () => state.now,
      digestKey: "a digest key",
      newVersion: () => `version-${versions++}`,
      ...(onOutcome === undefined ? {} : { onOutcome }),
    });
  return { state, inner, openCache };
}

cacheContract("the cache in memory", async () => {
  const { state, inner, openCache } = openStore();
  const isTag = (key: string) => key.startsWith("axisor:cache:tag:");
  const rewrite = async (isMeant: (key: string) => boolean, text: string, ttlMs: number) => {
    const keys = [...state.keys].filter(isMeant);
    await inner.write(
      keys.map((key) => ({ key, text })),
      ttlMs,
    );
  };
  return {
    openCache,
    pass: async (ms) => {
      state.now += ms;
    },
    contents: async () => JSON.stringify([[...state.keys], await inner.look([...state.keys])]),
    spoil: (text) => rewrite((key) => !isTag(key), text, 10_000),
    forgetVersions: () => rewrite(isTag, "", 0),
    close: async () => {},
  };
});

describe("a cache whose store is away", () => {
  let opened: ReturnType<typeof openStore>;
  let outcomes: string[];
  let cache: Cache;
  let source: number;
  beforeEach(() => {
    opened = openStore();
    outcomes = [];
    source = 1;
    cache = opened.openCache((_space, outcome) => outcomes.push(outcome));
  });
  const ask = () => cache.through(SPACE, "key", ["tag"], async () => source);

  test("reads, throws nothing, and leaves it alone for five seconds", async () => {
    opened.state.isAway = true;
    for (source = 1; source <= 10; source++) expect(await ask()).toBe(source);
    await cache.drop("tag");
    expect(opened.state.trips).toBe(1);
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => "away"));
    [opened.state.isAway, opened.state.now] = [false, 5_000];
    await ask();
    expect(outcomes.at(-1)).toBe("miss");
  });

  test("makes up for a drop that it did not hear before it looks again", async () => {
    await ask();
    opened.state.isAway = true;
    source = 2;
    await cache.drop("tag");
    [opened.state.isAway, opened.state.now] = [false, 5_000];
    expect(await ask()).toBe(2);
    source = 3;
    expect(await ask()).toBe(2);
  });

  test("lets nobody who comes after a drop wait for a reading before it", async () => {
    opened.state.isAway = true;
    const old = Promise.withResolvers<number>();
    const slow = cache.through(SPACE, "key", ["tag"], () => old.promise);
    await cache.drop("tag");
    source = 2;
    expect(await ask()).toBe(2);
    old.resolve(1);
    expect(await slow).toBe(1);
  });

  test("reads once for one who looked before the value was there and learns it after", async () => {
    await cache.through(SPACE, "another", ["tag"], async () => 0);
    const slow = Promise.withResolvers<void>();
    opened.state.late = slow.promise;
    const late = cache.through(SPACE, "key", ["tag"], async () => 2);
    expect(await ask()).toBe(1);
    slow.resolve();
    expect(await late).toBe(1);
  });

  test("asks in one trip for a value that is there", async () => {
    await ask();
    opened.state.trips = 0;
    expect(await ask()).toBe(1);
    expect(opened.state.trips).toBe(1);
  });
});
