import { NEAR_BAND, NEAR_REST_MS, READ_HOLD_MS } from "#domain/accounts/next-read.ts";
import type { Network } from "#ports/exchange.ts";
import { rereadAfterFunding } from "./reread-after-funding.ts";
import { type SyncDeps, type SyncMarket, syncAccount } from "./sync-account.ts";

const AT_ONCE = 4;

/** Deadlines move when the market does: after a funding settlement, and for accounts the price came near to. */
const pullInDeadlines = async (deps: SyncDeps, network: Network, { at, last }: SyncMarket): Promise<void> => {
  await rereadAfterFunding(deps, network, at);
  if (last === null) return;
  await deps.accounts.makeNearDue(network, { last, band: NEAR_BAND, restMs: NEAR_REST_MS }, at);
};

/** Reads every account whose reading is due, the most overdue first, at most `limit`. Returns how many were read. */
export const syncDueAccounts = async (
  deps: SyncDeps,
  network: Network,
  market: SyncMarket,
  limit: number,
): Promise<number> => {
  await pullInDeadlines(deps, network, market);
  const queue = [...(await deps.accounts.claimDue(network, market.at, limit, READ_HOLD_MS))];
  let read = 0;
  const lane = async (): Promise<void> => {
    for (let account = queue.shift(); account !== undefined; account = queue.shift()) {
      try {
        if ((await syncAccount(deps, account, market)) === "read") read += 1;
      } catch (error) {
        deps.log.error("account-sync-failed", { accountId: account.id, error: String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, lane));
  return read;
};
