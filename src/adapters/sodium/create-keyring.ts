import { existsSync } from "node:fs";
import { open, readFile, rename, stat } from "node:fs/promises";
import type { HeldKey, Keyring } from "#ports/keyring.ts";
import {
  type KeyringContent,
  KeyringError,
  keyFingerprint,
  makeKeyring,
  parseKeyring,
  printKeyring,
  withFreshKey,
} from "./keyring-content.ts";

/** A keyring that came in a variable of the environment. */
export type KeyringText = { readonly kind: "text"; readonly text: string };

/** Where a keyring comes from: a variable, or a file that may change while we run. */
export type KeyringSource =
  | KeyringText
  | { readonly kind: "file"; readonly file: string; readonly isOurs: boolean };

/** A keyring with its bytes, for the vault alone. */
export type SodiumKeyring = Keyring & { content(): Promise<KeyringContent> };

/** Written whole or not at all, also when the power goes, and readable by its owner alone. */
async function writePrivately(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}.new`;
  const handle = await open(fresh, "w", 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}

/** What differs between two writings of a file, also of one moment: clocks of file systems are coarse. */
async function versionOf(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.ino} ${found.size} ${found.mtimeNs}`;
}

function readerOf(source: KeyringSource): () => Promise<KeyringContent> {
  if (source.kind === "text") {
    const parsed = parseKeyring(source.text, "VAULT_KEYRING");
    // Whoever asks hears of it; unasked, it must not end the process.
    parsed.catch(() => undefined);
    return () => parsed;
  }
  const { file } = source;
  let known: { readonly version: string; readonly content: KeyringContent } | null = null;
  return async () => {
    const version = await versionOf(file);
    if (version === null) throw new KeyringError(file, "it does not exist or cannot be read");
    if (known?.version !== version) {
      known = { version, content: await parseKeyring(await readFile(file, "utf8"), file) };
    }
    return known.content;
  };
}

const heldKey = ({ id, createdAt, key }: KeyringContent["keys"][number]): HeldKey => ({
  id,
  fingerprint: keyFingerprint(key),
  createdAt: Date.parse(createdAt),
});

/** The keyring of this installation. @throws KeyringError, from every verb, while it is missing or broken. */
export function createKeyring(source: KeyringSource): SodiumKeyring {
  const content = readerOf(source);
  const ownFile = source.kind === "file" && source.isOurs ? source.file : null;
  const rewrite = async (change: (old: KeyringContent) => Promise<KeyringContent>) => {
    if (ownFile === null) throw new Error("This keyring is not ours to write: whoever runs us keeps it");
    const changed = await change(await content());
    await writePrivately(ownFile, printKeyring(changed));
    return changed;
  };
  return {
    content,
    isOurs: ownFile !== null,
    held: async () => (await content()).keys.map(heldKey),
    add: async (createdAt) => {
      const { keys } = await rewrite((old) => withFreshKey(old, createdAt));
      const added = keys.at(-1);
      if (added === undefined) throw new Error("A keyring lost its keys");
      return heldKey(added);
    },
    erase: async (id) => {
      await rewrite(async (old) => ({ ...old, keys: old.keys.filter((key) => key.id !== id) }));
    },
  };
}

/** Makes the embedded installation's own keyring, unless it has one. `firstKey` keeps what an older one sealed. */
export async function ensureOwnKeyring(
  file: string,
  createdAt: number,
  firstKey?: Uint8Array,
): Promise<void> {
  if (existsSync(file)) return;
  await writePrivately(file, printKeyring(await makeKeyring(createdAt, firstKey)));
}

/** A keyring of one fresh key as text, for an installation that lives no longer than its process. */
export async function freshKeyring(createdAt: number): Promise<KeyringText> {
  return { kind: "text", text: printKeyring(await makeKeyring(createdAt)) };
}

/** What a process without keys seals with, in base64. @throws KeyringError */
export async function readSealingKey(source: KeyringSource): Promise<string> {
  return Buffer.from((await readerOf(source)()).box.publicKey).toString("base64");
}
