import type { Credential } from "#ports/exchange.ts";
import { lengthPrefixed } from "./bytes.ts";

const VERSION = 1;
/** Plain texts are padded to a multiple of this, so the stored length does not tell the secret's. */
const BLOCK = 256;

/** version | key | secret | passphrase | zeroes, each field length-prefixed; one bundle, so parts cannot be mixed. */
export function encodeCredential(credential: Credential): Uint8Array {
  const fields = [credential.key, credential.secret, credential.passphrase].map(lengthPrefixed);
  const length = fields.reduce((sum, field) => sum + field.length, 1);
  const bytes = new Uint8Array(Math.ceil(length / BLOCK) * BLOCK);
  bytes[0] = VERSION;
  let at = 1;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
    field.fill(0);
  }
  return bytes;
}

/** Null for a layout this version does not know; it was authenticated before, so that is a newer writer. */
export function decodeCredential(bytes: Uint8Array): Credential | null {
  if (bytes[0] !== VERSION) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let at = 1;
  const next = (): string => {
    const end = at + 4 + view.getUint32(at);
    const field = decoder.decode(bytes.subarray(at + 4, end));
    at = end;
    return field;
  };
  return { key: next(), secret: next(), passphrase: next() };
}
