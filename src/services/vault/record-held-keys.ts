import type { Keyring } from "#ports/keyring.ts";
import type { Log } from "#ports/log.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";

/** The ids of a ring: those whose bytes are the recorded ones, and those that stand for other bytes elsewhere. */
export type HeldIds = { readonly agreed: readonly number[]; readonly disputed: readonly number[] };

const MEND =
  "this keyring and the records mean different keys by this id. Find the keyring whose key it is and copy it here; if its bytes are nowhere any more, `npm run rotate-keys -- --emergency` makes another key in its place";

/**
 * Records the keys of this process's ring, and tells which of them the records mean too. Nothing is sealed here by one
 * that is disputed, and it is not promoted.
 */
export const recordHeldKeys = async (
  deps: {
    readonly keyring: Pick<Keyring, "held">;
    readonly vaultKeys: Pick<VaultKeys, "record">;
    readonly log: Log;
  },
  at: number,
): Promise<HeldIds> => {
  const [agreed, disputed]: [number[], number[]] = [[], []];
  for (const key of (await deps.keyring.held()).toSorted((one, other) => one.id - other.id)) {
    const recorded = await deps.vaultKeys.record({ ...key, createdAt: Math.min(key.createdAt, at) });
    (recorded === "different" ? disputed : agreed).push(key.id);
    if (recorded === "different") deps.log.error("vault-keyrings-differ", { keyId: key.id, what: MEND });
  }
  return { agreed, disputed };
};
