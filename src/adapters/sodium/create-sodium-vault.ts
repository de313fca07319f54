import { randomBytes } from "node:crypto";
import sodium from "libsodium-wrappers";
import { fail, ok } from "#domain/result.ts";
import type { Credential } from "#ports/exchange.ts";
import type { CredentialBinding, SealedCredential, Vault } from "#ports/vault.ts";
import { credentialAssociatedData } from "./associated-data.ts";
import { decodeCredential, encodeCredential } from "./credential-layout.ts";
import { OpenedCredential } from "./opened-credential.ts";
import { openBytes, sealBytes } from "./sealed-bytes.ts";
import { type KeyRing, type RandomBytes, unwrapKey, wrapKey, wrappedKeyId } from "./wrapped-key.ts";

export type SodiumVaultOptions = {
  /** Which installation this is; a row carried to another one cannot be opened there, even with the same key. */
  readonly environment: string;
  /** Key-encryption keys of 32 bytes; the one with the highest id seals, the others still open. */
  readonly keys: ReadonlyArray<{ readonly id: number; readonly key: Uint8Array }>;
  /** Node's generator unless a test needs the same bytes twice. */
  readonly random?: RandomBytes;
};

function keyRing(keys: SodiumVaultOptions["keys"]): { ring: KeyRing; newest: number } {
  if (keys.length === 0) throw new RangeError("The vault needs at least one key-encryption key");
  for (const { id, key } of keys) {
    if (!Number.isInteger(id) || id < 1 || id > 0xffff_ffff)
      throw new RangeError(`Key id ${id} must lie within 1 and 2^32 - 1`);
    if (key.length !== 32) throw new RangeError(`Key-encryption key ${id} must be 32 bytes long`);
  }
  const ring = new Map(keys.map(({ id, key }) => [id, Uint8Array.from(key)]));
  if (ring.size !== keys.length) throw new RangeError("Two key-encryption keys carry the same id");
  return { ring, newest: Math.max(...ring.keys()) };
}

/** A data key per record, XChaCha20-Poly1305 for both layers, everything bound to its owner. */
export function createSodiumVault(options: SodiumVaultOptions): Vault {
  const { ring, newest } = keyRing(options.keys);
  const random = options.random ?? randomBytes;
  const boundTo = (binding: CredentialBinding) => credentialAssociatedData(options.environment, binding);

  const open = (sealed: SealedCredential, binding: CredentialBinding): Credential | null => {
    const bound = boundTo(binding);
    const dataKey = unwrapKey(sealed.wrappedKey, bound, ring);
    if (dataKey === null || sealed.keyId !== wrappedKeyId(sealed.wrappedKey)) return null;
    const plain = openBytes(sealed.ciphertext, bound, dataKey);
    sodium.memzero(dataKey);
    if (plain === null) return null;
    try {
      return decodeCredential(plain);
    } finally {
      sodium.memzero(plain);
    }
  };

  return {
    async seal(binding, credential) {
      await sodium.ready;
      const key = ring.get(newest);
      if (key === undefined) throw new RangeError("The newest key-encryption key is missing");
      const bound = boundTo(binding);
      const dataKey = random(32);
      const plain = encodeCredential(credential);
      const ciphertext = sealBytes(plain, bound, dataKey, random);
      const wrappedKey = wrapKey(dataKey, bound, { id: newest, key, random });
      sodium.memzero(plain);
      sodium.memzero(dataKey);
      return { ciphertext, wrappedKey, keyId: newest };
    },

    async withCredential(sealed, binding, use) {
      await sodium.ready;
      const credential = open(sealed, binding);
      if (credential === null) return fail({ kind: "cannot-open" });
      const opened = new OpenedCredential(credential);
      try {
        return ok(await use(opened));
      } finally {
        opened.close();
      }
    },
  };
}
