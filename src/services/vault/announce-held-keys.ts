import type { Keyring } from "#ports/keyring.ts";
import type { Log } from "#ports/log.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";
import { recordHeldKeys } from "./record-held-keys.ts";

/**
 * Says that this process lives and which keys it holds, so that none becomes primary that it lacks. A key whose bytes are
 * not the recorded ones is one that it lacks, whatever its id.
 */
export const announceHeldKeys = async (
  deps: {
    readonly keyring: Pick<Keyring, "held">;
    readonly vaultKeys: Pick<VaultKeys, "record" | "hold">;
    readonly log: Log;
  },
  process: { readonly id: string; readonly at: number },
): Promise<void> => {
  const { agreed } = await recordHeldKeys(deps, process.at);
  await deps.vaultKeys.hold({ ...process, keyIds: agreed });
};
