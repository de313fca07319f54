import type { Vault } from "#ports/vault.ts";
import type { Wired } from "#server/wired.ts";
import type { SkippingTime } from "./skipping-time.ts";

/** Opening a key is work, for it asks the database; what is run while it is open is mostly waiting for the exchange. */
const openingWatched = (vault: Vault, time: SkippingTime): Vault => ({
  ...vault,
  withCredential: async (owner, purpose, use) => {
    const opened = time.begin();
    try {
      return await vault.withCredential(owner, purpose, (credential) => {
        opened();
        return use(credential);
      });
    } finally {
      opened();
    }
  },
});

/** The product's parts on a time that skips its pauses: everything that asks the database counts as work. */
export const onSkippingTime = (wired: Wired, time: SkippingTime): Wired => ({
  ...wired,
  accounts: time.watched(wired.accounts),
  automations: time.watched(wired.automations),
  triggers: time.watched(wired.triggers),
  trailing: time.watched(wired.trailing),
  intents: time.watched(wired.intents),
  tradeLog: time.watched(wired.tradeLog),
  markets: time.watched(wired.markets),
  networks: time.watched(wired.networks),
  vault: openingWatched(wired.vault, time),
  clock: time.clock,
});
