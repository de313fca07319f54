import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
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
import { rewriteAlone, versionOf } from "./rewrite-alone.ts";

/** A keyring that came in a variable of the environment. */
export type KeyringText = { readonly kind: "text"; readonly text: string };

/** Where a keyring comes from: a variable, or a file that may change while we run. */
export type KeyringSource =
  | KeyringText
  | { readonly kind: "file"; readonly file: string; readonly isOurs: boolean };

/** A keyring with its bytes, for the vault alone. */
export type SodiumKeyring = Keyring & { content(): Promise<KeyringContent> };

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
    const version = await versionOf(file).catch(() => null);
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
    // Read behind the lock, never from what was read before: another process may have added a key since.
    await rewriteAlone(ownFile, async (old) => {
      if (old === null) throw new KeyringError(ownFile, "it does not exist or cannot be read");
      return printKeyring(await change(await parseKeyring(old, ownFile)));
    });
  };
  return {
    content,
    isOurs: ownFile !== null,
    held: async () => (await content()).keys.map(heldKey),
    add: async (createdAt, above = 0) => {
      let added: KeyringContent["keys"][number] | undefined;
      await rewrite(async (old) => {
        const next = await withFreshKey(old, createdAt, above);
        added = next.keys.at(-1);
        return next;
      });
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
  // Of two who start at once the second finds the keyring of the first.
  await rewriteAlone(file, async (old) =>
    old === null ? printKeyring(await makeKeyring(createdAt, firstKey)) : null,
  );
}

/** A keyring of one fresh key as text, for an installation that lives no longer than its process. */
export async function freshKeyring(createdAt: number): Promise<KeyringText> {
  return { kind: "text", text: printKeyring(await makeKeyring(createdAt)) };
}

/** What a process without keys seals with, in base64. @throws KeyringError */
export async function readSealingKey(source: KeyringSource): Promise<string> {
  return Buffer.from((await readerOf(source)()).box.publicKey).toString("base64");
}
