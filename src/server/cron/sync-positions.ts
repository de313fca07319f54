import type { Network } from "#ports/exchange.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import type { Wired } from "../wired.ts";
import { isWorkerAlive } from "../worker/is-worker-alive.ts";
import { CRON_TIME, type CronTime } from "./cron-time.ts";
import { keepGoing, type Rounds } from "./keep-going.ts";
import { networksInUse } from "./networks-in-use.ts";

const SYNC_EVERY_MS = 2_500;
/** Readings of one round; what is still due then is due in the next. */
const AT_ONCE = 20;

type NetworkReport = { readonly network: Network; readonly read: number } & Rounds;

const syncNetwork = async (wired: Wired, time: CronTime, network: Network): Promise<NetworkReport> => {
  let read = 0;
  const rounds = await keepGoing(wired, time, SYNC_EVERY_MS, async () => {
    const at = wired.clock();
    const market = await wired.markets.seen(network);
    read += await syncDueAccounts(wired, network, { at, last: market?.last ?? null }, AT_ONCE);
    return isWorkerAlive(market, at) ? "enough" : "again";
  });
  return { network, read, ...rounds };
};

/**
 * Readings of accounts by cron: those that are due, again and again inside the call's time, because an account near its
 * trigger is due every few seconds. Each reading is claimed, so calls that overlap share them with each other and a worker.
 */
export const runSyncPositions = async (
  wired: Wired,
  time: CronTime = CRON_TIME,
): Promise<{ readonly networks: readonly NetworkReport[] }> => {
  const networks = await networksInUse(wired);
  return { networks: await Promise.all(networks.map((network) => syncNetwork(wired, time, network))) };
};
