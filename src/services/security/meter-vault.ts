import type { Clock } from "#ports/clock.ts";
import type { Vault } from "#ports/vault.ts";
import type { OpeningMeter } from "./create-opening-meter.ts";

/** A vault whose openings are counted, those that fail too: who tries a thousand rows opens none, and is seen. */
export const meterVault = (
  vault: Vault,
  { openings, clock }: { readonly openings: Pick<OpeningMeter, "note">; readonly clock: Clock },
): Vault => ({
  ...vault,
  withCredential: (owner, purpose, use) => {
    // The paper exchange is read as often as it is lively, and its keys are worth nothing.
    if (owner.network !== "paper") openings.note({ userId: owner.userId, accountId: owner.id, at: clock() });
    return vault.withCredential(owner, purpose, use);
  },
});
