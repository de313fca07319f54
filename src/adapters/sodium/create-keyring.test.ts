import { readFile, stat, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { createKeyring, ensureOwnKeyring, freshKeyring, readSealingKey } from "./create-keyring.ts";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const ids = async (keyring: ReturnType<typeof createKeyring>) => (await keyring.held()).map(({ id }) => id);

describe("our own keyring", () => {
  test("is made once, for its owner's eyes only, and kept", () =>
    inPrivateDirectory(async (home) => {
      const file = `${home}/keyring.json`;
      await ensureOwnKeyring(file, NOW);
      const made = await readFile(file, "utf8");
      await ensureOwnKeyring(file, NOW + 1);
      expect(await readFile(file, "utf8")).toBe(made);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }));

  test("takes up the one key that an older installation had", () =>
    inPrivateDirectory(async (home) => {
      const key = new Uint8Array(32).fill(7);
      await ensureOwnKeyring(`${home}/keyring.json`, NOW, key);
      const text = JSON.parse(await readFile(`${home}/keyring.json`, "utf8"));
      expect(text.keys).toMatchObject([{ id: 1, key: Buffer.from(key).toString("base64") }]);
    }));

  test("gets keys and loses them, and every reader sees it at once", () =>
    inPrivateDirectory(async (home) => {
      const file = `${home}/keyring.json`;
      await ensureOwnKeyring(file, NOW);
      const [ours, reader] = [true, false].map((isOurs) => createKeyring({ kind: "file", file, isOurs }));
      if (ours === undefined || reader === undefined) throw new Error("Both are there");
      for (let round = 0; round < 20; round += 1) {
        const { id } = await ours.add(NOW);
        expect(await ids(reader)).toEqual([1, id]);
        await ours.erase(id);
        expect(await ids(reader)).toEqual([1]);
      }
      await expect(reader.add(NOW)).rejects.toThrow("not ours to write");
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }));

  test("loses no key to another writer, and gives no id twice", () =>
    inPrivateDirectory(async (home) => {
      for (let round = 0; round < 10; round += 1) {
        const file = `${home}/${round}.json`;
        await ensureOwnKeyring(file, NOW);
        const [one, other] = [1, 2].map(() => createKeyring({ kind: "file", file, isOurs: true }));
        if (one === undefined || other === undefined) throw new Error("Both are there");
        const added = await Promise.all([one.add(NOW), other.add(NOW)]);
        const [, last] = await Promise.all([one.erase(1), other.add(NOW)]);
        expect(await one.held()).toEqual([...added, last].toSorted((a, b) => a.id - b.id));
      }
    }));

  test("is made once, also by two who start at once", () =>
    inPrivateDirectory(async (home) => {
      const file = `${home}/keyring.json`;
      const keyring = createKeyring({ kind: "file", file, isOurs: true });
      const seen = await Promise.all(
        [1, 2, 3].map(async () => {
          await ensureOwnKeyring(file, NOW);
          return readSealingKey({ kind: "file", file, isOurs: true });
        }),
      );
      expect(new Set(seen).size).toBe(1);
      expect(await ids(keyring)).toEqual([1]);
    }));

  test("gives a new key an id that nobody used before, also one that it never held itself", () =>
    inPrivateDirectory(async (home) => {
      const file = `${home}/keyring.json`;
      await ensureOwnKeyring(file, NOW);
      const keyring = createKeyring({ kind: "file", file, isOurs: true });
      expect((await keyring.add(NOW, 6)).id).toBe(7);
      expect((await keyring.add(NOW, 2)).id).toBe(8);
    }));
});

describe("a keyring nothing may start on", () => {
  const good = async () => JSON.parse((await freshKeyring(NOW)).text);
  const other = Buffer.alloc(32, 5).toString("base64");

  test.each<[string, (ring: Awaited<ReturnType<typeof good>>) => unknown]>([
    ["without a key", (ring) => ({ ...ring, keys: [] })],
    ["with a short key", (ring) => ({ ...ring, keys: [{ ...ring.keys[0], key: "c2hvcnQ=" }] })],
    [
      "with two keys of one id",
      (ring) => ({ ...ring, keys: [ring.keys[0], { ...ring.keys[0], key: other }] }),
    ],
    ["with one key under two ids", (ring) => ({ ...ring, keys: [ring.keys[0], { ...ring.keys[0], id: 2 }] })],
    ["with a key that says more", (ring) => ({ ...ring, keys: [{ ...ring.keys[0], state: "primary" }] })],
    ["with a box of two strangers", (ring) => ({ ...ring, box: { ...ring.box, publicKey: other } })],
    ["of a version nobody knows", (ring) => ({ ...ring, version: 2 })],
  ])("is one %s, and is named without a byte of it", async (_, spoil) => {
    const ring = await good();
    const text = JSON.stringify(spoil(ring));
    const read = createKeyring({ kind: "text", text }).held();
    await expect(read).rejects.toThrow(/^VAULT_KEYRING is no keyring: /);
    const message = await read.catch((error: unknown) => String(error));
    for (const secret of [ring.keys[0].key, ring.box.privateKey]) expect(message).not.toContain(secret);
  });

  test("is one that is missing or cut short", () =>
    inPrivateDirectory(async (home) => {
      const file = `${home}/keyring.json`;
      await expect(readSealingKey({ kind: "file", file, isOurs: false })).rejects.toThrow("does not exist");
      await writeFile(file, (await freshKeyring(NOW)).text.slice(0, 80));
      await expect(readSealingKey({ kind: "file", file, isOurs: false })).rejects.toThrow("it is not JSON");
    }));
});
