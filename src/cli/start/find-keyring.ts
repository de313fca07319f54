import type { Env } from "#env";
import { ensureOwnKeyring, type KeyringSource, readSealingKey } from "#server/composition/keyrings.ts";
import type { DataDirectory } from "../infra/data-directory.ts";
import type { Secrets } from "../infra/read-secrets.ts";
import type { KeyPlaces } from "./child-env.ts";

/**
 * The keyring this installation runs on: the one it was told, else its own under the data directory, which it makes on
 * the first start. Null where only pages are served, by somebody else's keys.
 */
export async function findKeyring({
  env,
  directory,
  secrets,
}: {
  readonly env: Env;
  readonly directory: DataDirectory;
  readonly secrets: Secrets;
}): Promise<KeyringSource | null> {
  if (env.VAULT_KEYRING !== undefined) return { kind: "text", text: env.VAULT_KEYRING };
  const file = env.VAULT_KEYRING_FILE;
  if (file !== undefined) return { kind: "file", file, isOurs: env.VAULT_KEYRING_IS_OURS };
  if (env.ROLE === "web" && env.VAULT_SEALING_KEY !== undefined) return null;
  const first = secrets.vaultKey === undefined ? undefined : Buffer.from(secrets.vaultKey, "base64");
  await ensureOwnKeyring(directory.keyring, Date.now(), first);
  return { kind: "file", file: directory.keyring, isOurs: true };
}

/** What of it each part is told. @throws Error when the keyring is missing or broken: then nothing starts. */
export async function placesOf(source: KeyringSource | null, env: Env): Promise<KeyPlaces> {
  if (source === null) return { worker: {}, sealingKey: env.VAULT_SEALING_KEY ?? "" };
  const sealingKey = await readSealingKey(source);
  if (source.kind === "text") return { worker: { VAULT_KEYRING: source.text }, sealingKey };
  const { file, isOurs } = source;
  return { worker: { VAULT_KEYRING_FILE: file, VAULT_KEYRING_IS_OURS: String(isOurs) }, sealingKey };
}
