import sodium from "libsodium-wrappers";
import { dataKeyAssociatedData } from "./associated-data.ts";
import { concat, lengthPrefixed, u32 } from "./bytes.ts";

/** Bytes nobody can guess, `length` of them. */
export type RandomBytes = (length: number) => Uint8Array;

/** A key-encryption key: 32 bytes under their id. */
export type KeyEncryptionKey = { readonly id: number; readonly key: Uint8Array };

const VERSION = 1;
const NONCE = 24;
const COMMITMENT = 16;
const HEADER = 1 + 4 + NONCE + COMMITMENT;
const WHOLE = HEADER + 32 + 16;

/** Poly1305 does not commit to its key; without this one ciphertext could be made to open under two keys. */
function commitment(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(COMMITMENT, concat(lengthPrefixed("axisor-commit/v1"), nonce), key);
}

/** version | key id | nonce | commitment | encrypted data key: 93 bytes. */
export function wrapKey(
  dataKey: Uint8Array,
  secretData: Uint8Array,
  by: KeyEncryptionKey & { readonly random: RandomBytes },
): Uint8Array {
  const nonce = by.random(NONCE);
  const bound = dataKeyAssociatedData(secretData, by.id);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(dataKey, bound, null, nonce, by.key);
  return concat(Uint8Array.of(VERSION), u32(by.id), nonce, commitment(by.key, nonce), sealed);
}

/** The data key, or null for anything that is not exactly what `wrapKey` wrote with this very key. */
export function unwrapKey(
  wrapped: Uint8Array,
  secretData: Uint8Array,
  by: KeyEncryptionKey,
): Uint8Array | null {
  if (wrappedKeyId(wrapped) !== by.id) return null;
  const nonce = wrapped.subarray(5, 5 + NONCE);
  if (!sodium.memcmp(commitment(by.key, nonce), wrapped.slice(5 + NONCE, HEADER))) return null;
  const bound = dataKeyAssociatedData(secretData, by.id);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      wrapped.subarray(HEADER),
      bound,
      nonce,
      by.key,
    );
  } catch {
    return null;
  }
}

/** The id a wrapped key names, so that one key is tried and never all; null for what is no wrapped key at all. */
export function wrappedKeyId(wrapped: Uint8Array): number | null {
  if (wrapped.length !== WHOLE || wrapped[0] !== VERSION) return null;
  return new DataView(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength).getUint32(1);
}
