import type { Clock } from "#ports/clock.ts";
import type { Vault } from "#ports/vault.ts";
import type { OpeningMeter } from "./create-opening-meter.ts";

/** A vault whose openings are counted, those that fail too: who tries a thousand rows opens none, and is seen. */
export const meterVault = (
  vault: Vault,
  { openings, clock }: { readonly openings: Pick<OpeningMeter, "note">; readonly clock: Clock },
): Vault => ({
  seal: (binding, credential) => vault.seal(binding, credential),
  withCredential: (sealed, binding, use) => {
    openings.note({ userId: binding.userId, accountId: binding.accountId, at: clock() });
    return vault.withCredential(sealed, binding, use);
  },
});
