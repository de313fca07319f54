import { createHash } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import sodium from "libsodium-wrappers";
import { describe, expect, test, vi } from "vitest";
import type { CredentialBinding, SealedCredential } from "#ports/vault.ts";
import { runs } from "#testing/infra/runs.ts";
import { createSodiumVault } from "./create-sodium-vault.ts";

const BINDING: CredentialBinding = {
  userId: "018f0000-0000-7000-8000-000000000001",
  accountId: "018f0000-0000-7000-8000-000000000002",
  field: "credential",
  revision: 1,
};
const CREDENTIAL = { key: "example-key", secret: "example-secret", passphrase: "pässphrase" };
const KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
const OTHER_KEY = Uint8Array.from({ length: 32 }, () => 0xaa);
const CANNOT_OPEN = { ok: false, failure: { kind: "cannot-open" } };

const vault = createSodiumVault({ environment: "test", keys: [{ id: 7, key: KEY }] });

const opened = (sealed: SealedCredential, binding = BINDING, by = vault) =>
  by.withCredential(sealed, binding, async ({ key, secret, passphrase }) => ({ key, secret, passphrase }));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

describe("what the vault writes", () => {
  test("equals the vector that a second implementation computed", async () => {
    const draws = [0x11, 0x22, 0x33].map((byte) => (length: number) => new Uint8Array(length).fill(byte));
    const scripted = createSodiumVault({
      environment: "test",
      keys: [{ id: 7, key: KEY }],
      random: (length) => draws.shift()?.(length) ?? new Uint8Array(length),
    });
    const sealed = await scripted.seal(BINDING, CREDENTIAL);
    expect(createHash("sha256").update(sealed.ciphertext).digest("hex")).toBe(
      "b752faacd9ee8cf37aa8da00a762dc191da3fecfb4d977c316520a32aa8bf992",
    );
    expect(Buffer.from(sealed.wrappedKey).toString("hex")).toBe(
      "01000000073333333333333333333333333333333333333333333333338884f3f3648fbda6693feff1ed931e376512c0" +
        "f4834a4713a58a24d14ed34ec42b290f85d1561c6a15f16c2845f3bbbed4d97f00f5396478ed5d0872a694e3a7",
    );
    expect(sealed.keyId).toBe(7);
    expect(await opened(sealed)).toEqual({ ok: true, value: CREDENTIAL });
  });

  test("has the same length for secrets of any usual length", async () => {
    const short = await vault.seal(BINDING, { key: "k", secret: "s", passphrase: "p" });
    const long = await vault.seal(BINDING, { key: "k".repeat(64), secret: "s".repeat(100), passphrase: "p" });
    expect(short.ciphertext.length).toBe(long.ciphertext.length);
  });

  test("differs each time, though the credential is the same", async () => {
    const [one, two] = [await vault.seal(BINDING, CREDENTIAL), await vault.seal(BINDING, CREDENTIAL)];
    expect(Buffer.from(one.ciphertext).equals(two.ciphertext)).toBe(false);
    expect(Buffer.from(one.wrappedKey).equals(two.wrappedKey)).toBe(false);
  });

  test("holds no part of the plain text", async () => {
    const sealed = await vault.seal(BINDING, CREDENTIAL);
    const stored = Buffer.concat([sealed.ciphertext, sealed.wrappedKey]);
    for (const part of Object.values(CREDENTIAL)) expect(stored.includes(part)).toBe(false);
  });
});

describe("opening", () => {
  test("gives back any credential to its owner", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (key, secret, passphrase) => {
        const sealed = await vault.seal(BINDING, { key, secret, passphrase });
        expect(await opened(sealed)).toEqual({ ok: true, value: { key, secret, passphrase } });
      }),
      { numRuns: runs(1_000) },
    );
  });

  test("fails alike when any single bit has changed", async () => {
    const sealed = await vault.seal(BINDING, CREDENTIAL);
    for (let bit = 0; bit < sealed.ciphertext.length * 8; bit++) {
      expect(await opened({ ...sealed, ciphertext: flipped(sealed.ciphertext, bit) })).toEqual(CANNOT_OPEN);
    }
    for (let bit = 0; bit < sealed.wrappedKey.length * 8; bit++) {
      expect(await opened({ ...sealed, wrappedKey: flipped(sealed.wrappedKey, bit) })).toEqual(CANNOT_OPEN);
    }
    expect(await opened({ ...sealed, keyId: 8 })).toEqual(CANNOT_OPEN);
  });

  test("fails alike at every truncation", async () => {
    const sealed = await vault.seal(BINDING, CREDENTIAL);
    for (let length = 0; length < sealed.ciphertext.length; length++) {
      const ciphertext = sealed.ciphertext.slice(0, length);
      expect(await opened({ ...sealed, ciphertext })).toEqual(CANNOT_OPEN);
    }
    for (let length = 0; length < sealed.wrappedKey.length; length++) {
      const wrappedKey = sealed.wrappedKey.slice(0, length);
      expect(await opened({ ...sealed, wrappedKey })).toEqual(CANNOT_OPEN);
    }
  });

  test("fails for every other user, account, revision and installation", async () => {
    const sealed = await vault.seal(BINDING, CREDENTIAL);
    const elsewhere = createSodiumVault({ environment: "other", keys: [{ id: 7, key: KEY }] });
    expect(await opened(sealed, { ...BINDING, userId: BINDING.accountId })).toEqual(CANNOT_OPEN);
    expect(await opened(sealed, { ...BINDING, accountId: BINDING.userId })).toEqual(CANNOT_OPEN);
    expect(await opened(sealed, { ...BINDING, revision: 2 })).toEqual(CANNOT_OPEN);
    expect(await opened(sealed, BINDING, elsewhere)).toEqual(CANNOT_OPEN);
  });

  test("fails when characters move from one field of the binding into the next", async () => {
    const sealed = await vault.seal({ ...BINDING, userId: "ab", accountId: "c" }, CREDENTIAL);
    expect(await opened(sealed, { ...BINDING, userId: "a", accountId: "bc" })).toEqual(CANNOT_OPEN);
  });

  test("fails when one record carries the data key of another", async () => {
    const [one, two] = [await vault.seal(BINDING, CREDENTIAL), await vault.seal(BINDING, CREDENTIAL)];
    expect(await opened({ ...one, wrappedKey: two.wrappedKey })).toEqual(CANNOT_OPEN);
  });
});

describe("keys", () => {
  test("the newest key seals and the older ones still open", async () => {
    const keys = [
      { id: 8, key: OTHER_KEY },
      { id: 7, key: KEY },
    ];
    const rotated = createSodiumVault({ environment: "test", keys });
    expect(await opened(await vault.seal(BINDING, CREDENTIAL), BINDING, rotated)).toMatchObject({ ok: true });
    const fresh = await rotated.seal(BINDING, CREDENTIAL);
    expect(fresh.keyId).toBe(8);
    expect(await opened(fresh)).toEqual(CANNOT_OPEN);
  });

  test("a wrong key under the right id opens nothing", async () => {
    const wrong = createSodiumVault({ environment: "test", keys: [{ id: 7, key: OTHER_KEY }] });
    expect(await opened(await vault.seal(BINDING, CREDENTIAL), BINDING, wrong)).toEqual(CANNOT_OPEN);
  });

  test.each([
    ["no key", []],
    ["a short key", [{ id: 1, key: new Uint8Array(31) }]],
    ["the id 0", [{ id: 0, key: KEY }]],
    [
      "one id twice",
      [
        { id: 1, key: KEY },
        { id: 1, key: OTHER_KEY },
      ],
    ],
  ])("refuses to start with %s", (_, keys) => {
    expect(() => createSodiumVault({ environment: "test", keys })).toThrow(RangeError);
  });
});

describe("a credential in use", () => {
  test("leaves no data key and no plain bytes behind in our buffers", async () => {
    const wiped = vi.spyOn(sodium, "memzero");
    await opened(await vault.seal(BINDING, CREDENTIAL));
    const buffers = wiped.mock.calls.map(([bytes]) => bytes);
    wiped.mockRestore();
    expect(buffers.map((bytes) => bytes.length)).toEqual([256, 32, 32, 256]);
    for (const bytes of buffers) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  test("shows itself to nobody who prints or spreads it", async () => {
    const sealed = await vault.seal(BINDING, CREDENTIAL);
    const shown = await vault.withCredential(sealed, BINDING, async (credential) => [
      JSON.stringify({ credential }),
      `${credential}`,
      inspect({ credential }, { showHidden: true, depth: 9 }),
      JSON.stringify({ ...credential }),
      JSON.stringify(structuredClone(credential)),
    ]);
    expect(shown.ok).toBe(true);
    for (const part of Object.values(CREDENTIAL)) expect(JSON.stringify(shown)).not.toContain(part);
  });

  test("cannot be read any more once its use has ended, by return or by throw", async () => {
    const sealed = await vault.seal(BINDING, CREDENTIAL);
    const kept = await vault.withCredential(sealed, BINDING, async (credential) => credential);
    expect(() => kept.ok && kept.value.secret).toThrow("after withCredential had ended");
    let leaked = { secret: "" };
    const failing = vault.withCredential(sealed, BINDING, async (credential) => {
      leaked = credential;
      throw new Error("the exchange said no");
    });
    await expect(failing).rejects.toThrow("the exchange said no");
    expect(() => leaked.secret).toThrow("after withCredential had ended");
  });
});
