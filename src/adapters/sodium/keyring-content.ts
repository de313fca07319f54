import sodium from "libsodium-wrappers";
import { z } from "zod";

const bytes32 = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, "base64")))
  .refine((bytes) => bytes.length === 32, { error: "must be 32 bytes in base64" });

const schema = z.strictObject({
  version: z.literal(1),
  keys: z
    .array(
      z.strictObject({
        id: z.int().min(1).max(2_147_483_647),
        createdAt: z.iso.datetime(),
        key: bytes32,
      }),
    )
    .min(1, { error: "must hold at least one key" }),
  /** What others seal to us with, and what opens it. */
  box: z.strictObject({ publicKey: bytes32, privateKey: bytes32 }),
});

/** Everything a keyring holds; the only type that carries the bytes of keys. */
export type KeyringContent = {
  readonly version: 1;
  readonly keys: ReadonlyArray<{ readonly id: number; readonly createdAt: string; readonly key: Uint8Array }>;
  readonly box: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
};

/** The keyring is missing or broken: nothing may start on it. The message names what is wrong and never a byte of it. */
export class KeyringError extends Error {
  constructor(where: string, why: string) {
    super(
      `${where} is no keyring: ${why}. Restore it from your copy; without it no stored credential opens.`,
    );
    this.name = "KeyringError";
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyringError(where, "it is not JSON");
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Reads a keyring, and checks what a shape cannot say. @throws KeyringError */
export async function parseKeyring(text: string, where: string): Promise<KeyringContent> {
  await sodium.ready;
  const parsed = schema.safeParse(parseJson(text, where));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new KeyringError(where, `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { keys, box } = parsed.data;
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) {
    throw new KeyringError(where, "two keys carry one id");
  }
  if (new Set(keys.map(({ key }) => hex(key))).size !== keys.length) {
    throw new KeyringError(where, "one key stands under two ids");
  }
  if (hex(sodium.crypto_scalarmult_base(box.privateKey)) !== hex(box.publicKey)) {
    throw new KeyringError(where, "the box's public key does not belong to its private key");
  }
  return parsed.data;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The text of a keyring, as `parseKeyring` reads it. */
export function printKeyring(content: KeyringContent): string {
  const keys = content.keys.map(({ key, ...rest }) => ({ ...rest, key: base64(key) }));
  const box = { publicKey: base64(content.box.publicKey), privateKey: base64(content.box.privateKey) };
  return `${JSON.stringify({ version: 1, keys, box }, null, 2)}\n`;
}

/** A keyring of one key, fresh unless its bytes are given. */
export async function makeKeyring(createdAt: number, key?: Uint8Array): Promise<KeyringContent> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const bytes = key ?? sodium.randombytes_buf(32);
  const first = { id: 1, createdAt: new Date(createdAt).toISOString(), key: bytes };
  return { version: 1, keys: [first], box: { publicKey, privateKey } };
}

/** The same keyring with one more key, of the next id above its own and above `above`. */
export async function withFreshKey(
  content: KeyringContent,
  createdAt: number,
  above: number,
): Promise<KeyringContent> {
  await sodium.ready;
  const id = Math.max(above, ...content.keys.map((key) => key.id)) + 1;
  const fresh = { id, createdAt: new Date(createdAt).toISOString(), key: sodium.randombytes_buf(32) };
  return { ...content, keys: [...content.keys, fresh] };
}

/** What tells keys apart without telling anything of them. */
export function keyFingerprint(key: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(16, "axisor-key-fingerprint/v1", key);
}
