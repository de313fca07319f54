import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Secret } from "#domain/security/secret.ts";
import type { CredentialOwner, SealedSecret, SecretBinding } from "#ports/vault.ts";
import { FakeSecrets } from "#testing/fakes/fake-secrets.ts";
import { FakeVaultKeys } from "#testing/fakes/fake-vault-keys.ts";
import { runs } from "#testing/infra/runs.ts";
import { createKeyring, freshKeyring } from "./create-keyring.ts";
import { createSealer } from "./create-sealer.ts";
import { createSodiumVault } from "./create-sodium-vault.ts";
import { encodeCredential } from "./credential-layout.ts";
import { type KeyringContent, makeKeyring, parseKeyring, printKeyring } from "./keyring-content.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-26T12:00:00Z");
const CREDENTIAL = { key: "the-api-key-1234", secret: "c2VjcmV0", passphrase: "café au lait" };
const OWNER: CredentialOwner = {
  id: "account-1",
  userId: "user-1",
  network: "mainnet",
  credentialRevision: 1,
};
const BINDING: SecretBinding = {
  userId: "user-1",
  subjectId: "account-1",
  field: "credential",
  revision: 1,
};

let content: KeyringContent;

beforeAll(async () => {
  content = await parseKeyring((await freshKeyring(NOW)).text, "a fresh one");
});

/** A vault on a keyring, with its store and its records. */
const aVault = (ring: KeyringContent = content, environment = "axisor") => {
  let now = NOW;
  const keyring = createKeyring({ kind: "text", text: printKeyring(ring) });
  const [keys, secrets] = [new FakeVaultKeys(), new FakeSecrets()];
  const opened: unknown[] = [];
  const vault = createSodiumVault({
    environment,
    keyring,
    keys,
    secrets,
    clock: () => now,
    onOpened: (...args) => opened.push(args),
  });
  const seal = async (binding: SecretBinding = BINDING, plain = encodeCredential(CREDENTIAL)) => {
    const sealed = await vault.seal(binding, plain);
    if (!sealed.ok) throw new Error(sealed.failure.kind);
    return sealed.value;
  };
  const store = async (sealed: SealedSecret, binding: SecretBinding = BINDING) =>
    void secrets.rows.set(FakeSecrets.nameOf(binding), { ...binding, ...sealed });
  const signature = () => vault.withCredential(OWNER, "sync", async (open) => open.sign("a text"));
  return {
    vault,
    keyring,
    keys,
    secrets,
    opened,
    seal,
    store,
    signature,
    passes: (ms: number) => (now += ms),
  };
};

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

describe("what was sealed", () => {
  test("signs, and says who it is, for as long as it is open", async () => {
    const { vault, seal, store } = aVault();
    await store(await seal());
    const used = await vault.withCredential(OWNER, "guard", async (open) => ({
      signature: open.sign("1767225600000get/v3/account"),
      who: open.identify((who) => `${who.key} ${who.passphrase}`),
      text: open.blacken(`they said ${CREDENTIAL.secret} and café au lait`),
      shown: inspect(open, { showHidden: true, depth: null }) + JSON.stringify(open) + `${open}`,
    }));
    expect(used).toMatchObject({
      ok: true,
      value: { who: "the-api-key-1234 café au lait", text: "they said [redacted] and [redacted]" },
    });
    expect(used.ok && used.value.signature).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    for (const part of Object.values(CREDENTIAL))
      expect(JSON.stringify(used.ok && used.value.shown)).not.toContain(part);
  });

  test("is of no use afterwards, whoever kept it, and also after a throw", async () => {
    const { vault, seal, store } = aVault();
    await store(await seal());
    const kept = await vault.withCredential(OWNER, "sync", async (open) => open);
    expect(() => kept.ok && kept.value.sign("x")).toThrow("after it had been closed");
    let thrown: unknown;
    const failing = vault.withCredential(OWNER, "sync", async (open) => {
      thrown = open;
      throw new Error("in use");
    });
    await expect(failing).rejects.toThrow("in use");
    expect(() => (thrown as { sign(text: string): string }).sign("x")).toThrow("after it had been closed");
  });

  test("tells nothing of its length", async () => {
    const { seal } = aVault();
    const short = await seal(BINDING, encodeCredential({ key: "k", secret: "s", passphrase: "" }));
    expect((await seal()).ciphertext).toHaveLength(short.ciphertext.length);
  });

  test("never looks the same twice", async () => {
    const { seal } = aVault();
    const [one, other] = [await seal(), await seal()];
    expect(one.ciphertext).not.toEqual(other.ciphertext);
    expect(one.wrappedKey).not.toEqual(other.wrappedKey);
  });

  test("opens nowhere else: another user, account, field, revision or installation", async () => {
    const { seal, vault, secrets } = aVault();
    const sealed = await seal({ ...BINDING, field: "totp" }, Uint8Array.of(1, 2, 3));
    const totp = { ...BINDING, field: "totp" } as const;
    const others = [
      totp,
      { ...totp, userId: "user-2" },
      { ...totp, subjectId: "account-2" },
      { ...totp, field: "webhook" as const },
      { ...totp, revision: 2 },
    ];
    const opened = [];
    for (const binding of others) {
      secrets.rows.set(FakeSecrets.nameOf(binding), { ...binding, ...sealed });
      opened.push((await vault.withSecret(binding, async ([byte]) => byte)).ok);
    }
    expect(opened).toEqual([true, false, false, false, false]);
    const elsewhere = aVault(content, "another installation");
    elsewhere.secrets.rows.set(FakeSecrets.nameOf(totp), { ...totp, ...sealed });
    expect(await elsewhere.vault.withSecret(totp, async () => 1)).toEqual({
      ok: false,
      failure: { kind: "cannot-open" },
    });
  });

  test("cannot be exchanged for another's: of many rows, no part of one opens beside a part of another", async () => {
    const { vault, seal, secrets } = aVault();
    const bindings = [1, 2, 3, 4].flatMap((user) =>
      [1, 2].map((revision) => ({
        ...BINDING,
        userId: `user-${user}`,
        subjectId: `account-${user}`,
        revision,
      })),
    );
    const sealed = await Promise.all(bindings.map((binding) => seal(binding)));
    const opens = async (binding: SecretBinding, parts: SealedSecret) => {
      secrets.rows.set(FakeSecrets.nameOf(binding), { ...binding, ...parts });
      const owner = {
        ...OWNER,
        id: binding.subjectId,
        userId: binding.userId,
        credentialRevision: binding.revision,
      };
      return (await vault.withCredential(owner, "sync", async () => 1)).ok;
    };
    let tried = 0;
    for (const [at, binding] of bindings.entries()) {
      for (const [from, other] of sealed.entries()) {
        const own = sealed[at];
        if (own === undefined) continue;
        const mixes = [
          other,
          { ...own, ciphertext: other.ciphertext },
          { ...own, wrappedKey: other.wrappedKey },
        ];
        for (const mix of mixes) expect(await opens(binding, mix)).toBe(from === at);
        tried += mixes.length;
      }
    }
    expect(tried).toBe(8 * 8 * 3);
  });

  test("cannot be forged: no changed, cut, lengthened or made-up bytes open", async () => {
    const { vault, seal, store } = aVault();
    const good = await seal();
    const forgery = fc.oneof(
      fc
        .nat(good.ciphertext.length * 8 - 1)
        .map((bit) => ({ ...good, ciphertext: flipped(good.ciphertext, bit) })),
      fc
        .nat(good.wrappedKey.length * 8 - 1)
        .map((bit) => ({ ...good, wrappedKey: flipped(good.wrappedKey, bit) })),
      fc
        .nat(good.ciphertext.length - 1)
        .map((length) => ({ ...good, ciphertext: good.ciphertext.slice(0, length) })),
      fc
        .nat(good.wrappedKey.length - 1)
        .map((length) => ({ ...good, wrappedKey: good.wrappedKey.slice(0, length) })),
      fc.uint8Array({ maxLength: 400 }).map((ciphertext) => ({ ...good, ciphertext })),
      fc.uint8Array({ maxLength: 120 }).map((wrappedKey) => ({ ...good, wrappedKey })),
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => ({
        ...good,
        ciphertext: Uint8Array.from([...good.ciphertext, ...more]),
      })),
      fc.integer({ min: 2, max: 1_000 }).map((keyId) => ({ ...good, keyId })),
    );
    const use = () => vault.withCredential(OWNER, "sync", async (open) => open.sign("x"));
    await fc.assert(
      fc.asyncProperty(forgery, async (forged) => {
        await store(forged);
        expect(await use()).toEqual({ ok: false, failure: { kind: "cannot-open" } });
      }),
      { numRuns: runs(10_000), seed: 4 },
    );
    await store(good);
    expect((await use()).ok).toBe(true);
  });
});

describe("the keys of the vault", () => {
  const twoKeys = async (): Promise<KeyringContent> => ({
    ...content,
    keys: [
      ...content.keys,
      { id: 2, createdAt: new Date(NOW).toISOString(), key: new Uint8Array(randomBytes(32)) },
    ],
  });

  test("only the primary seals, and what older ones sealed still opens", async () => {
    const { keys, seal, store, signature } = aVault(await twoKeys());
    const old = await seal();
    expect(old.keyId).toBe(1);
    await keys.promote(2, NOW);
    expect((await seal()).keyId).toBe(2);
    await store(old);
    expect((await signature()).ok).toBe(true);
  });

  test("a disabled key opens nothing, and opens again when it is enabled", async () => {
    const { keys, seal, store, signature, passes } = aVault(await twoKeys());
    await store(await seal());
    await keys.promote(2, NOW);
    await keys.disable(1, NOW);
    passes(6_000);
    expect((await signature()).ok).toBe(false);
    await keys.enable(1);
    passes(6_000);
    expect((await signature()).ok).toBe(true);
  });

  test("a key past its time seals nothing, and opens all the same", async () => {
    const { vault, seal, store, signature, passes } = aVault();
    await store(await seal());
    passes(98 * DAY);
    expect(await vault.seal(BINDING, Uint8Array.of(1))).toEqual({
      ok: false,
      failure: { kind: "key-expired" },
    });
    expect((await signature()).ok).toBe(true);
  });

  test("another keyring's key under the primary's id seals nothing", async () => {
    const { keys, seal } = aVault();
    await seal();
    const stranger = createSodiumVault({
      environment: "axisor",
      keyring: createKeyring(await freshKeyring(NOW)),
      keys,
      secrets: new FakeSecrets(),
      clock: () => NOW,
    });
    expect(await stranger.seal(BINDING, Uint8Array.of(1))).toEqual({
      ok: false,
      failure: { kind: "no-key" },
    });
  });

  test("a secret is wrapped anew without being opened, and is the same secret", async () => {
    const { vault, keys, seal, store, signature } = aVault(await twoKeys());
    const old = await seal();
    await store(old);
    const before = await signature();
    await keys.promote(2, NOW);
    const stranger = { ...BINDING, userId: "user-2", ...old };
    const moved = await vault.rewrap([{ ...BINDING, ...old }, stranger]);
    expect(moved).toMatchObject({ ok: true, value: [{ keyId: 2, ciphertext: old.ciphertext }, null] });
    const first = moved.ok ? moved.value[0] : null;
    if (first) await store(first);
    expect(await signature()).toEqual(before);
  });
});

describe("a decoy", () => {
  test("looks like any other credential, opens for nobody, and is heard of", async () => {
    const { vault, seal, store, opened } = aVault();
    const real = await seal();
    const decoy = await seal(BINDING, encodeCredential(CREDENTIAL, "decoy"));
    expect(decoy.ciphertext).toHaveLength(real.ciphertext.length);
    await store(decoy);
    expect(await vault.withCredential(OWNER, "sync", async () => 1)).toMatchObject({ ok: false });
    expect(opened).toEqual([[OWNER, "sync", true]]);
  });
});

describe("a process without keys", () => {
  test("seals what only the holder of the keyring opens, and it is bytes of a credential again", async () => {
    const { vault } = aVault();
    const sealer = createSealer(async () => content.box.publicKey);
    const box = await sealer.seal(sealer.encodeCredential(new Secret(CREDENTIAL)));
    const plain = await vault.openBox(box);
    const submitted = plain === null ? null : vault.submit(plain);
    expect(submitted?.lastFour).toBe("1234");
    expect(submitted?.credential.identify((who) => who)).toEqual({
      key: CREDENTIAL.key,
      passphrase: CREDENTIAL.passphrase,
    });
    submitted?.close();
    expect(plain?.every((byte) => byte === 0)).toBe(true);
    const stranger = aVault(await makeKeyring(NOW));
    expect(await stranger.vault.openBox(box)).toBeNull();
    expect(await vault.openBox(flipped(box, 300))).toBeNull();
  });
});
