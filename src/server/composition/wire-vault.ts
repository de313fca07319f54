import { createCachedSecrets } from "#adapters/memory/create-cached-secrets.ts";
import type { RetryingDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresSealedSecrets } from "#adapters/postgres/postgres-sealed-secrets.ts";
import { createPostgresVaultKeys } from "#adapters/postgres/postgres-vault-keys.ts";
import { createKeyring, type SodiumKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSealer } from "#adapters/sodium/create-sealer.ts";
import { createShutVault } from "#adapters/sodium/create-shut-vault.ts";
import { createSodiumVault, type SodiumVaultOptions } from "#adapters/sodium/create-sodium-vault.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { systemEvent } from "#services/security/system-event.ts";
import type { WiringOptions } from "./wiring-options.ts";

/** Records that a decoy was opened; whoever waits for the credential must not wait for that. */
export const hearOfDecoys =
  (
    { clock, log }: Pick<WiringOptions, "clock" | "log">,
    security: SecurityRecorder,
  ): NonNullable<SodiumVaultOptions["onOpened"]> =>
  (owner, purpose, isDecoy) => {
    if (!isDecoy) return;
    const { id: accountId, userId } = owner;
    security
      .record(systemEvent("honeytoken-opened", { at: clock(), userId, facts: { accountId, purpose } }))
      .catch((error: unknown) => log.error("honeytoken-unrecorded", { accountId, error: String(error) }));
  };

/** The vault and what else depends on whether this process holds the keys. */
export const wireVault = (
  options: WiringOptions,
  db: RetryingDatabase,
  onOpened: NonNullable<SodiumVaultOptions["onOpened"]>,
) => {
  const { keys, clock } = options;
  const secrets = createPostgresSealedSecrets(db);
  const vaultKeys = createPostgresVaultKeys(db);
  const parts = { secrets, vaultKeys };
  if (keys.kind === "box") {
    const publicKey = new Uint8Array(Buffer.from(keys.publicKey, "base64"));
    return { ...parts, vault: createShutVault(), sealer: createSealer(async () => publicKey), keyring: null };
  }
  const keyring: SodiumKeyring = createKeyring(keys);
  const vault = createSodiumVault({
    environment: "axisor",
    keyring,
    keys: vaultKeys,
    secrets: createCachedSecrets(secrets, { clock }),
    clock,
    onOpened,
  });
  const sealer = createSealer(async () => (await keyring.content()).box.publicKey);
  return { ...parts, vault, sealer, keyring };
};
