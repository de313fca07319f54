import type { Markets } from "#ports/markets.ts";
import type { SyncDeps } from "#services/accounts/sync-account.ts";
import { claimDueAccounts, readClaimed } from "#services/accounts/sync-due-accounts.ts";
import type { Sleep } from "../within.ts";
import { repeat } from "./repeat.ts";
import type { WatchOptions } from "./watch-options.ts";

const SYNC_EVERY_MS = 500;
/** Two carry all that the exchange lets us ask; the third is for an account that does not answer in time. */
const MOST_UNDER_WAY = 4;

/**
 * Keeps accounts read that are due. A stream of their own makes them due sooner, never later: LN Markets tells nothing on
 * it of margin that is added or taken out by hand. A reading that takes long keeps its own place and no other.
 */
export const keepAccountsRead = async (
  deps: SyncDeps & { readonly markets: Pick<Markets, "seen"> },
  options: Pick<WatchOptions, "network" | "signal"> & { readonly wait?: Sleep },
): Promise<void> => {
  const { network } = options;
  const underWay = new Set<Promise<void>>();
  await repeat(deps, options, SYNC_EVERY_MS, "sync", async () => {
    if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay);
    const seen = await deps.markets.seen(network);
    const market = { at: deps.clock(), last: seen?.last ?? null, driver: "worker" } as const;
    const claimed = await claimDueAccounts(deps, network, market, MOST_UNDER_WAY - underWay.size);
    for (const account of claimed) {
      const reading: Promise<void> = readClaimed(deps, account, market).then(() => {
        underWay.delete(reading);
      });
      underWay.add(reading);
    }
    return claimed.length;
  });
  await Promise.all(underWay);
};
