import sodium from "libsodium-wrappers";
import { concat } from "./bytes.ts";
import type { RandomBytes } from "./wrapped-key.ts";

const VERSION = 1;
const NONCE = 24;

/** version | nonce | ciphertext and tag. */
export function sealBytes(
  plain: Uint8Array,
  bound: Uint8Array,
  key: Uint8Array,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key);
  return concat(Uint8Array.of(VERSION), nonce, sealed);
}

/** The plain bytes, or null for anything that `sealBytes` did not write under this key and binding. */
export function openBytes(sealed: Uint8Array, bound: Uint8Array, key: Uint8Array): Uint8Array | null {
  if (sealed[0] !== VERSION) return null;
  const nonce = sealed.subarray(1, 1 + NONCE);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(1 + NONCE),
      bound,
      nonce,
      key,
    );
  } catch {
    return null;
  }
}
