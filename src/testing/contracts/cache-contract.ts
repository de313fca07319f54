import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Cache, CacheOutcome, CacheSpace } from "#ports/cache.ts";

export type CacheHarness = {
  /** Another process over the same store. */
  openCache(onOutcome?: (space: string, outcome: CacheOutcome) => void): Cache;
  /** Lets so many milliseconds go by for the store. */
  pass(ms: number): Promise<void>;
  /** Every key and text that the store holds, as one text. */
  contents(): Promise<string>;
  /** Writes over every value, leaving the versions. */
  spoil(text: string): Promise<void>;
  /** Forgets every version, leaving the values. */
  forgetVersions(): Promise<void>;
  close(): Promise<void>;
};

type Price = { readonly cents: number };
const parse = (stored: unknown): Price | null =>
  typeof stored === "object" && stored !== null && "cents" in stored && typeof stored.cents === "number"
    ? { cents: stored.cents }
    : null;
const PRICES: CacheSpace<Price> = { name: "contract-prices", version: 1, ttlMs: 10_000, parse };
const OWNER = "user:someone@axisor.local";

/** What every cache promises, whatever its store. */
export function cacheContract(name: string, makeHarness: () => Promise<CacheHarness>): void {
  describe(`${name} keeps the cache's contract`, () => {
    let harness: CacheHarness;
    let outcomes: string[];
    let cache: Cache;
    let source: number;
    let readings: number;

    const read = async (): Promise<Price> => {
      readings += 1;
      return { cents: source };
    };
    const ask = (from: Cache = cache, tags: readonly string[] = [OWNER], space = PRICES) =>
      from.through(space, "someone@axisor.local", tags, read);

    beforeEach(async () => {
      harness = await makeHarness();
      [outcomes, source, readings] = [[], 100, 0];
      cache = harness.openCache((space, outcome) => outcomes.push(`${space} ${outcome}`));
    });
    afterEach(async () => await harness.close());

    test("reads once, and gives that to every process while it holds", async () => {
      expect(await ask()).toEqual({ cents: 100 });
      source = 200;
      expect(await ask()).toEqual({ cents: 100 });
      expect(await ask(harness.openCache())).toEqual({ cents: 100 });
      expect(readings).toBe(1);
      expect(outcomes).toEqual(["contract-prices miss", "contract-prices hit"]);
    });

    test("keeps a value that has no tags", async () => {
      await ask(cache, []);
      await ask(cache, []);
      expect(readings).toBe(1);
    });

    test("lets a value go after its time", async () => {
      await ask();
      await harness.pass(9_000);
      await ask();
      expect(readings).toBe(1);
      await harness.pass(1_000);
      await ask();
      expect(readings).toBe(2);
    });

    test("keeps keys, spaces and versions of a space apart", async () => {
      await ask();
      await cache.through(PRICES, "another", [OWNER], read);
      await ask(cache, [OWNER], { ...PRICES, version: 2 });
      await ask(cache, [OWNER], { ...PRICES, name: "contract-others" });
      expect(readings).toBe(4);
    });

    test("gives nothing of a dropped tag, in any process, and all of the others", async () => {
      const [other, tags] = [harness.openCache(), [OWNER, "account:1"]];
      await ask(cache, tags);
      await cache.through(PRICES, "kept", ["account:2"], read);
      source = 200;
      await other.drop("account:1");
      expect(await ask(cache, tags)).toEqual({ cents: 200 });
      expect(await ask(other, tags)).toEqual({ cents: 200 });
      expect(await cache.through(PRICES, "kept", ["account:2"], read)).toEqual({ cents: 100 });
      expect(readings).toBe(3);
    });

    test("takes tags in any order for the same", async () => {
      await ask(cache, ["a", "b", "b"]);
      await ask(cache, ["b", "a"]);
      expect(readings).toBe(1);
    });

    test("does not keep what was read before a drop and came after it", async () => {
      const old = Promise.withResolvers<Price>();
      const started = Promise.withResolvers<void>();
      const slow = cache.through(PRICES, "someone@axisor.local", [OWNER], () => {
        started.resolve();
        return old.promise;
      });
      await started.promise;
      await harness.openCache().drop(OWNER);
      source = 200;
      // Whoever asks after the drop does not wait for the reading before it either.
      expect(await ask()).toEqual({ cents: 200 });
      old.resolve({ cents: 100 });
      expect(await slow).toEqual({ cents: 100 });
      expect(await ask()).toEqual({ cents: 200 });
      expect(await ask(harness.openCache())).toEqual({ cents: 200 });
    });

    test("reads once for many who ask at once", async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask()));
      expect(answers).toEqual(Array.from({ length: 50 }, () => ({ cents: 100 })));
      expect(readings).toBe(1);
    });

    test("passes on what reading throws, and asks again", async () => {
      const broken = cache.through(PRICES, "someone@axisor.local", [OWNER], () => {
        throw new Error("the exchange is away");
      });
      await expect(broken).rejects.toThrow("the exchange is away");
      expect(await ask()).toEqual({ cents: 100 });
    });

    test.each(["", "{", "null", "7", '{"under":1,"value":{"cents":9}}'])(
      "takes %j for nothing",
      async (text) => {
        await ask();
        await harness.spoil(text);
        expect(await ask()).toEqual({ cents: 100 });
        expect(outcomes.at(-1)).toBe("contract-prices miss");
      },
    );

    test("takes a value that the space does not know for nothing", async () => {
      const texts: CacheSpace<string> = {
        ...PRICES,
        parse: (stored) => (typeof stored === "string" ? stored : null),
      };
      await cache.through(texts, "someone@axisor.local", [OWNER], async () => "a text");
      expect(await ask()).toEqual({ cents: 100 });
      const strict = {
        ...PRICES,
        parse: () => {
          throw new Error("unknown");
        },
      };
      expect(await ask(cache, [OWNER], strict)).toEqual({ cents: 100 });
    });

    test("gives, but does not keep, what cannot be written down", async () => {
      const amounts: CacheSpace<bigint> = { ...PRICES, parse: () => 2n };
      expect(await cache.through(amounts, "a", [], async () => 1n)).toBe(1n);
      expect(await cache.through(amounts, "a", [], async () => 1n)).toBe(1n);
    });

    test("brings no old value back when the store forgets the versions", async () => {
      await ask();
      await cache.drop(OWNER);
      await harness.forgetVersions();
      source = 200;
      expect(await ask()).toEqual({ cents: 200 });
      expect(await ask()).toEqual({ cents: 200 });
      expect(readings).toBe(2);
    });

    test("stores no name that somebody could read", async () => {
      await ask();
      await cache.drop(OWNER);
      const contents = await harness.contents();
      expect(contents).toContain("axisor:cache:contract-prices:v1:");
      expect(contents).toContain("axisor:cache:tag:");
      expect(contents).not.toContain("someone");
    });
  });
}
