import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { VaultKeys } from "#ports/vault-keys.ts";

export type VaultKeysHarness = {
  readonly keys: VaultKeys;
  /** Leaves no key and no holder. */
  empty(): Promise<void>;
  /** Wraps a secret by a key. */
  use(keyId: number): Promise<unknown>;
};

const NOW = Date.parse("2026-11-26T12:00:00Z");
const aKey = (id: number, bytes = id) => ({ id, fingerprint: Buffer.alloc(16, bytes), createdAt: NOW });

/** What every record of keys does, wherever it is kept. */
export const vaultKeysContract = (name: string, open: () => Promise<VaultKeysHarness>): void => {
  describe(`records of keys: ${name}`, () => {
    let harness: VaultKeysHarness;
    let keys: VaultKeys;
    beforeEach(async () => {
      harness = await open();
      keys = harness.keys;
      await harness.empty();
      await keys.record(aKey(1));
    });
    const states = async () => (await keys.all()).map(({ id, state }) => `${id} ${state}`);

    test("the first is the primary, later ones wait, and a stranger under a known id is told apart", async () => {
      expect(await keys.record(aKey(2))).toBe("recorded");
      expect(await keys.record(aKey(2))).toBe("known");
      expect(await keys.record(aKey(2, 9))).toBe("different");
      expect(await states()).toEqual(["1 primary", "2 pre-active"]);
    });

    test("one key is recorded once by many at once", async () => {
      const told = await Promise.all([1, 2, 3, 4].map(() => keys.record(aKey(2))));
      expect(told.toSorted()).toEqual(["known", "known", "known", "recorded"]);
    });

    test("many who promote at once leave one primary", async () => {
      for (const id of [2, 3]) await keys.record(aKey(id));
      const promoted = await Promise.all([2, 3, 2, 3].map((id) => keys.promote(id, NOW)));
      expect(promoted.filter(Boolean)).toHaveLength(2);
      expect((await states()).filter((state) => state.endsWith("primary"))).toHaveLength(1);
    });

    test("a key that nothing is wrapped by goes its way, and comes back while it is only disabled", async () => {
      await keys.record(aKey(2));
      expect(await keys.disable(1, NOW)).toBe("not-retired");
      await keys.promote(2, NOW);
      expect(await keys.disable(1, NOW)).toBe("disabled");
      expect(await keys.destroy(2, NOW)).toBe(false);
      expect(await keys.enable(1)).toBe(true);
      await keys.disable(1, NOW);
      expect(await keys.destroy(1, NOW)).toBe(true);
      expect(await states()).toEqual(["1 destroyed", "2 primary"]);
    });

    test("a key that something is wrapped by stays", async () => {
      await harness.use(1);
      await keys.record(aKey(2));
      await keys.promote(2, NOW);
      expect(await keys.disable(1, NOW)).toBe("in-use");
      expect(await states()).toEqual(["1 decrypt-only", "2 primary"]);
    });

    test("tell which keys living processes hold", async () => {
      await keys.hold({ id: randomUUID(), keyIds: [1], at: NOW - 200_000 });
      const living = randomUUID();
      await keys.hold({ id: living, keyIds: [1], at: NOW - 1_000 });
      await keys.hold({ id: living, keyIds: [1, 2], at: NOW });
      expect(await keys.holders(NOW - 120_000)).toEqual([{ id: living, keyIds: [1, 2] }]);
      await keys.leave(living);
      expect(await keys.holders(NOW - 120_000)).toEqual([]);
    });

    test("a rotation has its turn alone, and sees what it did", async () => {
      const inner = await keys.inTurn(async (records) => {
        expect(await keys.inTurn(async () => ({}))).toBeNull();
        expect(await records.record(aKey(2))).toBe("recorded");
        expect(await records.promote(2, NOW)).toBe(true);
        return { states: (await records.all()).map(({ id, state }) => `${id} ${state}`) };
      });
      expect(inner).toEqual({ states: ["1 decrypt-only", "2 primary"] });
      expect(await states()).toEqual(inner?.states);
      expect(await keys.inTurn(async () => ({ next: true }))).toEqual({ next: true });
    });

    test("a turn that fails leaves everything as it was, and the next one is free", async () => {
      const failed = keys.inTurn(async (records) => {
        await records.record(aKey(2));
        await records.promote(2, NOW);
        throw new Error("the disk is full");
      });
      await expect(failed).rejects.toThrow("the disk is full");
      expect(await states()).toEqual(["1 primary"]);
      expect(await keys.inTurn(async () => ({}))).toEqual({});
    });
  });
};
