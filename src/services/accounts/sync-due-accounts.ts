import { NEAR_BAND, NEAR_REST_MS, READ_HOLD_MS } from "#domain/accounts/next-read.ts";
import type { Network } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { rereadAfterFunding } from "./reread-after-funding.ts";
import { type SyncDeps, type SyncMarket, syncAccount } from "./sync-account.ts";

const AT_ONCE = 4;

/** Deadlines move when the market does: after a funding settlement, and for accounts the price came near to. */
const pullInDeadlines = async (deps: SyncDeps, network: Network, { at, last }: SyncMarket): Promise<void> => {
  await rereadAfterFunding(deps, network, at);
  if (last === null) return;
  await deps.accounts.makeNearDue(network, { last, band: NEAR_BAND, restMs: NEAR_REST_MS }, at);
};

/** Claims accounts whose reading is due, the most overdue first, at most `limit`: nobody else reads them for `READ_HOLD_MS`. */
export const claimDueAccounts = async (
  deps: SyncDeps,
  network: Network,
  market: SyncMarket,
  limit: number,
): Promise<readonly StoredAccount[]> => {
  await pullInDeadlines(deps, network, market);
  return await deps.accounts.claimDue(network, market.at, limit, READ_HOLD_MS);
};

/** Reads a claimed account. Returns whether it was read; what goes wrong with one never stops another, so it is only logged. */
export const readClaimed = async (
  deps: SyncDeps,
  account: StoredAccount,
  market: SyncMarket,
): Promise<boolean> => {
  try {
    return (await syncAccount(deps, account, market)) === "read";
  } catch (error) {
    deps.log.error("account-sync-failed", { accountId: account.id, error: String(error) });
    return false;
  }
};

/** Reads every account whose reading is due, the most overdue first, at most `limit`. Returns how many were read. */
export const syncDueAccounts = async (
  deps: SyncDeps,
  network: Network,
  market: SyncMarket,
  limit: number,
): Promise<number> => {
  const queue = [...(await claimDueAccounts(deps, network, market, limit))];
  let read = 0;
  const lane = async (): Promise<void> => {
    for (let account = queue.shift(); account !== undefined; account = queue.shift()) {
      if (await readClaimed(deps, account, market)) read += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, lane));
  return read;
};
