import type { Credential } from "#ports/exchange.ts";
import { lengthPrefixed } from "./bytes.ts";

/** A credential; and a decoy, which looks the same from outside and whose opening is an alarm. */
const VERSIONS = { credential: 1, decoy: 2 } as const;
/** Plain texts are padded to a multiple of this, so the stored length does not tell the secret's. */
const BLOCK = 256;

/** The parts of a credential, as views of the bytes they were decoded from: wiping those wipes these. */
export type CredentialParts = {
  readonly kind: keyof typeof VERSIONS;
  readonly key: Uint8Array;
  readonly secret: Uint8Array;
  readonly passphrase: Uint8Array;
};

/** version | key | secret | passphrase | zeroes, each field length-prefixed; one bundle, so parts cannot be mixed. */
export function encodeCredential(
  credential: Credential,
  kind: CredentialParts["kind"] = "credential",
): Uint8Array {
  const fields = [credential.key, credential.secret, credential.passphrase].map(lengthPrefixed);
  const length = fields.reduce((sum, field) => sum + field.length, 1);
  const bytes = new Uint8Array(Math.ceil(length / BLOCK) * BLOCK);
  bytes[0] = VERSIONS[kind];
  let at = 1;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
    field.fill(0);
  }
  return bytes;
}

function kindOf(version: number | undefined): CredentialParts["kind"] | null {
  if (version === VERSIONS.credential) return "credential";
  return version === VERSIONS.decoy ? "decoy" : null;
}

/** Null for a layout this version does not know, and for lengths that lead out of the bytes. */
export function decodeCredential(bytes: Uint8Array): CredentialParts | null {
  const kind = kindOf(bytes[0]);
  if (kind === null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Uint8Array[] = [];
  let at = 1;
  while (fields.length < 3) {
    if (at + 4 > bytes.length) return null;
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) return null;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  const [key, secret, passphrase] = fields;
  if (key === undefined || secret === undefined || passphrase === undefined) return null;
  return { kind, key, secret, passphrase };
}

/** The bytes of a credential whose opening is an alarm. */
export const encodeDecoy = (credential: Credential): Uint8Array => encodeCredential(credential, "decoy");
