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

/** What overwrites: a sealed nothing of each length that was ever opened. */
const nothings = new Map<string, Uint8Array>();
const NO_KEY = new Uint8Array(32);
const NO_NONCE = new Uint8Array(NONCE);

/**
 * The library frees its own copies of what it opened without wiping them. Opening as many bytes of nothing right after
 * takes the same places in its memory, and leaves nothing there.
 */
function overwrite(plainLength: number, bound: Uint8Array): void {
  const length = `${plainLength} ${bound.length}`;
  const data = new Uint8Array(bound.length);
  let nothing = nothings.get(length);
  if (nothing === undefined) {
    const zeroes = new Uint8Array(plainLength);
    nothing = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(zeroes, data, null, NO_NONCE, NO_KEY);
    nothings.set(length, nothing);
  }
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, nothing, data, NO_NONCE, NO_KEY);
}

/** The plain bytes, or null for anything that `sealBytes` did not write under this key and binding. */
export function openBytes(sealed: Uint8Array, bound: Uint8Array, key: Uint8Array): Uint8Array | null {
  if (sealed[0] !== VERSION) return null;
  const nonce = sealed.subarray(1, 1 + NONCE);
  try {
    const plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(1 + NONCE),
      bound,
      nonce,
      key,
    );
    overwrite(plain.length, bound);
    return plain;
  } catch {
    return null;
  }
}
