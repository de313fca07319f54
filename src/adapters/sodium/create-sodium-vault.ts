import { randomBytes } from "node:crypto";
import sodium from "libsodium-wrappers";
import { fail, ok, type Result } from "#domain/result.ts";
import { mayStillSeal } from "#domain/vault/key-life.ts";
import type { Clock } from "#ports/clock.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type {
  CredentialOwner,
  OpeningPurpose,
  SealedSecret,
  SealFailure,
  SecretBinding,
  Vault,
} from "#ports/vault.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";
import { secretAssociatedData } from "./associated-data.ts";
import type { SodiumKeyring } from "./create-keyring.ts";
import { decodeCredential } from "./credential-layout.ts";
import { createKeyStates } from "./key-states.ts";
import { keyFingerprint } from "./keyring-content.ts";
import { OpenedCredential } from "./opened-credential.ts";
import { openBytes, sealBytes } from "./sealed-bytes.ts";
import { type KeyEncryptionKey, type RandomBytes, unwrapKey, wrapKey, wrappedKeyId } from "./wrapped-key.ts";

export type SodiumVaultOptions = {
  /** Which installation this is; a row carried to another one cannot be opened there, even with the same key. */
  readonly environment: string;
  readonly keyring: SodiumKeyring;
  readonly keys: Pick<VaultKeys, "all" | "record">;
  readonly secrets: Pick<SealedSecrets, "find">;
  readonly clock: Clock;
  /** Hears of every credential that is opened; `isDecoy` for one that nobody has a reason to open. */
  readonly onOpened?: (owner: CredentialOwner, purpose: OpeningPurpose, isDecoy: boolean) => void;
  /** Node's generator unless a test needs the same bytes twice. */
  readonly random?: RandomBytes;
};

type Parts = {
  readonly keyOf: (id: number) => Promise<KeyEncryptionKey | null>;
  readonly primary: () => Promise<Result<KeyEncryptionKey, SealFailure>>;
  readonly boundTo: (binding: SecretBinding) => Uint8Array;
  readonly random: RandomBytes;
};

const partsOf = (options: SodiumVaultOptions): Parts => {
  const states = createKeyStates(options);
  const bytesOf = async (id: number): Promise<Uint8Array | undefined> =>
    (await options.keyring.content()).keys.find((held) => held.id === id)?.key;
  return {
    keyOf: async (id) => {
      const key = await bytesOf(id);
      const state = await states.stateOf(id);
      return key === undefined || state === "disabled" || state === "destroyed" ? null : { id, key };
    },
    primary: async () => {
      const record = await states.primary();
      const key = record === null ? undefined : await bytesOf(record.id);
      // Another keyring's key under the same id would seal what nobody else can open.
      if (record === null || key === undefined || !sodium.memcmp(keyFingerprint(key), record.fingerprint)) {
        return fail({ kind: "no-key" });
      }
      return mayStillSeal(record, options.clock())
        ? ok({ id: record.id, key })
        : fail({ kind: "key-expired" });
    },
    boundTo: (binding) => secretAssociatedData(options.environment, binding),
    random: options.random ?? randomBytes,
  };
};

const unwrap = async ({ keyOf }: Parts, sealed: SealedSecret, bound: Uint8Array) => {
  const id = wrappedKeyId(sealed.wrappedKey);
  const key = id === null || id !== sealed.keyId ? null : await keyOf(id);
  return key === null ? null : unwrapKey(sealed.wrappedKey, bound, key);
};

const open = async (parts: Parts, sealed: SealedSecret, binding: SecretBinding) => {
  const bound = parts.boundTo(binding);
  const dataKey = await unwrap(parts, sealed, bound);
  if (dataKey === null) return null;
  try {
    return openBytes(sealed.ciphertext, bound, dataKey);
  } finally {
    dataKey.fill(0);
  }
};

const seal = async (parts: Parts, binding: SecretBinding, plain: Uint8Array) => {
  await sodium.ready;
  const primary = await parts.primary();
  if (!primary.ok) return primary;
  const bound = parts.boundTo(binding);
  const dataKey = parts.random(32);
  const ciphertext = sealBytes(plain, bound, dataKey, parts.random);
  const wrappedKey = wrapKey(dataKey, bound, { ...primary.value, random: parts.random });
  dataKey.fill(0);
  return ok({ ciphertext, wrappedKey, keyId: primary.value.id });
};

const rewrapOne = async (
  parts: Parts,
  primary: KeyEncryptionKey,
  secret: SecretBinding & SealedSecret,
): Promise<SealedSecret | null> => {
  const bound = parts.boundTo(secret);
  const dataKey = await unwrap(parts, secret, bound);
  if (dataKey === null) return null;
  const wrappedKey = wrapKey(dataKey, bound, { ...primary, random: parts.random });
  const again = unwrapKey(wrappedKey, bound, primary);
  const isSame = again !== null && sodium.memcmp(again, dataKey);
  dataKey.fill(0);
  again?.fill(0);
  if (!isSame) throw new Error("A data key did not survive being wrapped anew");
  return { ciphertext: secret.ciphertext, wrappedKey, keyId: primary.id };
};

const rewrap = async (parts: Parts, secrets: Parameters<Vault["rewrap"]>[0]): ReturnType<Vault["rewrap"]> => {
  await sodium.ready;
  const primary = await parts.primary();
  if (!primary.ok) return primary;
  const rewrapped: (SealedSecret | null)[] = [];
  for (const secret of secrets) rewrapped.push(await rewrapOne(parts, primary.value, secret));
  return ok(rewrapped);
};

const bindingOf = (owner: CredentialOwner): SecretBinding => ({
  userId: owner.userId,
  subjectId: owner.id,
  field: "credential",
  revision: owner.credentialRevision,
});

/** A data key per record, XChaCha20-Poly1305 for both layers, everything bound to its owner. */
export function createSodiumVault(options: SodiumVaultOptions): Vault {
  const parts = partsOf(options);
  const find = async (binding: SecretBinding): Promise<Uint8Array | null> => {
    await sodium.ready;
    const sealed = await options.secrets.find(binding.subjectId, binding.field, binding.revision);
    return sealed === null ? null : open(parts, sealed, { ...binding, revision: sealed.revision });
  };
  return {
    withCredential: async (owner, purpose, use) => {
      const plain = await find(bindingOf(owner));
      const decoded = plain === null ? null : decodeCredential(plain);
      if (plain === null || decoded === null) return fail({ kind: "cannot-open" });
      options.onOpened?.(owner, purpose, decoded.kind === "decoy");
      const opened = new OpenedCredential(decoded, plain);
      try {
        return decoded.kind === "decoy" ? fail({ kind: "cannot-open" }) : ok(await use(opened));
      } finally {
        opened.close();
      }
    },
    withSecret: async (binding, use) => {
      const plain = await find(binding);
      if (plain === null) return fail({ kind: "cannot-open" });
      try {
        return ok(await use(plain));
      } finally {
        plain.fill(0);
      }
    },
    seal: (binding, plain) => seal(parts, binding, plain),
    submit: (plain) => {
      const decoded = decodeCredential(plain);
      if (decoded?.kind !== "credential") return null;
      const credential = new OpenedCredential(decoded, plain);
      return {
        credential,
        lastFour: credential.lastFour(),
        seal: (binding) => seal(parts, binding, plain),
        close: () => credential.close(),
      };
    },
    rewrap: (secrets) => rewrap(parts, secrets),
    openBox: async (box) => {
      await sodium.ready;
      const { publicKey, privateKey } = (await options.keyring.content()).box;
      try {
        return sodium.crypto_box_seal_open(box, publicKey, privateKey);
      } catch {
        return null;
      }
    },
  };
}
