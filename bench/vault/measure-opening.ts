import { randomBytes } from "node:crypto";
import sodium from "libsodium-wrappers";
import { createKeyring, freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import { encodeCredential } from "#adapters/sodium/credential-layout.ts";
import { FakeSecrets } from "#testing/fakes/fake-secrets.ts";
import { FakeVaultKeys } from "#testing/fakes/fake-vault-keys.ts";
import type { Part, Values } from "../bench.ts";
import { atMost } from "../figure.ts";
import { median } from "../rounds.ts";

const RATIO = "opening a credential / two bare decryptions of as many bytes";
const OPENING = "opening a credential, median";
const BARE = "two bare decryptions of as many bytes, median";
const ROUNDS = 20;
const IN_A_ROUND = 500;

const CREDENTIAL = { key: "k".repeat(44), secret: "s".repeat(88), passphrase: "p".repeat(20) };

const openVault = async () => {
  const secrets = new FakeSecrets();
  const vault = createSodiumVault({
    environment: "axisor",
    keyring: createKeyring(await freshKeyring(Date.now())),
    keys: new FakeVaultKeys(),
    secrets,
    clock: Date.now,
  });
  const binding = { userId: "user", subjectId: "account", field: "credential", revision: 1 } as const;
  const sealed = await vault.seal(binding, encodeCredential(CREDENTIAL));
  if (!sealed.ok) throw new Error(sealed.failure.kind);
  await secrets.put({ ...binding, ...sealed.value });
  return vault;
};

/** Microseconds one of them takes, a round of each in turn, so that a busy machine disturbs both alike. */
const measure = async (): Promise<Values> => {
  const vault = await openVault();
  const owner = { id: "account", userId: "user", network: "mainnet", credentialRevision: 1 } as const;
  const [key, nonce, plain] = [randomBytes(32), randomBytes(24), encodeCredential(CREDENTIAL)];
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, null, null, nonce, key);
  const [opening, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    let begun = performance.now();
    for (let time = 0; time < IN_A_ROUND; time += 1) {
      await vault.withCredential(owner, "sync", async () => null);
    }
    opening.push(((performance.now() - begun) / IN_A_ROUND) * 1_000);
    begun = performance.now();
    for (let time = 0; time < IN_A_ROUND * 2; time += 1) {
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, box, null, nonce, key);
    }
    bare.push(((performance.now() - begun) / IN_A_ROUND) * 1_000);
  }
  const [opened, reference] = [median(opening), median(bare)];
  return { [OPENING]: opened, [BARE]: reference, [RATIO]: opened / reference };
};

/** Decryption is so cheap that plain text need never be kept: only ciphertext is cached. */
export const opening: Part<null> = {
  title: "opening a credential",
  figures: [
    { name: OPENING, unit: "us", target: null },
    { name: BARE, unit: "us", target: null },
    { name: RATIO, unit: "times", target: atMost(20) },
  ],
  measure,
};
