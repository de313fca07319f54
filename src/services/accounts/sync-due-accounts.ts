import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import { type SyncDeps, syncAccount } from "./sync-account.ts";

/** Long enough for a reading with its retries; a crashed worker's account is due again after this. */
const HOLD_MS = 15_000;
const AT_ONCE = 4;

/** Reads every account whose reading is due, the most overdue first, at most `limit`. Returns how many were read. */
export const syncDueAccounts = async (
  deps: SyncDeps,
  network: Network,
  market: { readonly at: number; readonly last: PriceHalfUsd | null },
  limit: number,
): Promise<number> => {
  const queue = [...(await deps.accounts.claimDue(network, market.at, limit, HOLD_MS))];
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
