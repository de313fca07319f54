import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { ensureOwnKeyring, readSealingKey } from "#server/composition/keyrings.ts";
import { makeSettings, type Settings } from "./make-settings.ts";
import { KEYRING_FILE, secretFiles } from "./secret-files.ts";

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

export type EnvWish = { readonly out: string; readonly host?: string; readonly addMissing: boolean };

const known = ({ out, addMissing }: EnvWish): Settings => {
  if (!existsSync(out)) return {};
  if (!addMissing) {
    throw new Error(
      `${out} exists and is kept: add what is new with --add-missing, or name another file with --out.`,
    );
  }
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(readFileSync(out, "utf8")))) {
    if (value !== undefined) found[name] = value;
  }
  return found;
};

const hostOf = (wish: EnvWish, kept: Settings): string => {
  const host = wish.host ?? kept["AXISOR_HOST"];
  if (host === undefined || !HOST.test(host)) {
    throw new Error("--host takes the public name of the installation, such as axisor.example");
  }
  return host;
};

/** Whole or not at all, and with these rights whatever mask the shell has. */
const writeWhole = (file: string, text: string, mode: number): void => {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  chmodSync(fresh, mode);
  renameSync(fresh, file);
};

/**
 * The directory lets in nobody but its owner, so its files may be read by all: a container sees one of them alone, under an
 * account that does not exist on this machine.
 */
const writeSecrets = (directory: string, settings: Settings): void => {
  for (const [name, value] of secretFiles(settings)) {
    const file = join(directory, name);
    if (!existsSync(file)) writeWhole(file, value, 0o444);
  }
  chmodSync(join(directory, KEYRING_FILE), 0o444);
};

/** Writes the settings of a composed installation with fresh secrets, or those that are missing. Tells their names. */
export const writeEnv = async (wish: EnvWish, now: number): Promise<readonly string[]> => {
  const kept = known(wish);
  const host = hostOf(wish, kept);
  const secretsDir = kept["AXISOR_SECRETS_DIR"] ?? resolve(dirname(wish.out), ".axisor-secrets");
  mkdirSync(secretsDir, { recursive: true, mode: 0o700 });
  const keyring = join(secretsDir, KEYRING_FILE);
  await ensureOwnKeyring(keyring, now);
  const sealingKey = await readSealingKey({ kind: "file", file: keyring, isOurs: false });
  const made = makeSettings({ host, secretsDir, sealingKey });
  const added = Object.entries(made).filter(([name]) => !(name in kept));
  const before = existsSync(wish.out) ? readFileSync(wish.out, "utf8").replace(/\n*$/, "\n") : "";
  const lines = added.map(([name, value]) => `${name}=${value}\n`).join("");
  writeSecrets(secretsDir, { ...made, ...kept });
  writeWhole(wish.out, before + lines, 0o600);
  return added.map(([name]) => name);
};
