import type { Keyring } from "#ports/keyring.ts";
import type { Log } from "#ports/log.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";

/**
 * Records the keys of this process's ring. False when one stands for other bytes elsewhere: two rings disagree, and until
 * that is mended nothing is sealed here.
 */
export const recordHeldKeys = async (
  deps: {
    readonly keyring: Pick<Keyring, "held">;
    readonly vaultKeys: Pick<VaultKeys, "record">;
    readonly log: Log;
  },
  at: number,
): Promise<boolean> => {
  let agrees = true;
  for (const key of (await deps.keyring.held()).toSorted((one, other) => one.id - other.id)) {
    const recorded = await deps.vaultKeys.record({ ...key, createdAt: Math.min(key.createdAt, at) });
    if (recorded !== "different") continue;
    agrees = false;
    deps.log.error("vault-keyrings-differ", { keyId: key.id });
  }
  return agrees;
};
