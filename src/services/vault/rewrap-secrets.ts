import type { Log } from "#ports/log.ts";
import type { RewrapCounts, SealedSecrets } from "#ports/sealed-secrets.ts";
import type { Vault } from "#ports/vault.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";

/** Locked for a few milliseconds each: a trader who replaces a key meanwhile hardly waits. */
const BATCH = 50;

/**
 * Wraps the data keys of all secrets by the primary key, batch by batch, as long as there is time. The secrets themselves
 * stay sealed throughout. It may be killed anywhere and run anywhere at once: what a batch moved is moved, and what is
 * left is found again.
 */
export const rewrapSecrets = async (
  deps: {
    readonly vault: Pick<Vault, "rewrap">;
    readonly vaultKeys: Pick<VaultKeys, "all">;
    readonly secrets: Pick<SealedSecrets, "rewrapSome">;
    readonly log: Log;
  },
  hasTime: () => boolean,
): Promise<RewrapCounts & { readonly isFinished: boolean }> => {
  let [moved, broken] = [0, 0];
  const primary = (await deps.vaultKeys.all()).find(({ state }) => state === "primary");
  if (primary === undefined) return { moved, broken, isFinished: true };
  let after: string | null = null;
  while (hasTime()) {
    const batch = await deps.secrets.rewrapSome(
      { primaryId: primary.id, limit: BATCH, after },
      async (secrets) => {
        const rewrapped = await deps.vault.rewrap(secrets);
        if (!rewrapped.ok) throw new Error(`Nothing can be sealed: ${rewrapped.failure.kind}`);
        for (const [place, { subjectId, field, keyId }] of secrets.entries()) {
          if (rewrapped.value[place] !== null) continue;
          deps.log.error("vault-rewrap-failed", { subjectId, field, keyId });
        }
        return rewrapped.value;
      },
    );
    moved += batch.moved;
    broken += batch.broken;
    after = batch.last;
    if (batch.last === null) return { moved, broken, isFinished: true };
  }
  return { moved, broken, isFinished: false };
};
