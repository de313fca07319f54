import type { Network } from "#ports/exchange.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import type { TickReport } from "#services/monitor/monitor-deps.ts";
import { observeMarket } from "#services/monitor/observe-market.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { composition } from "../composition.ts";
import type { Wired } from "../wired.ts";

const NETWORKS: readonly Network[] = ["paper", "signet"];
const SYNC_LIMIT = 20;

type NetworkReport =
  | ({ readonly network: Network; readonly status: "ticked" } & TickReport)
  | { readonly network: Network; readonly status: "unreadable"; readonly reason: string };

const tickNetwork = async (wired: Wired, network: Network): Promise<NetworkReport> => {
  const at = wired.clock();
  const seen = await wired.markets.seen(network);
  const observed = await observeMarket(wired.exchanges.marketData(network), seen, at);
  if (!observed.ok) return { network, status: "unreadable", reason: observed.failure.kind };
  await syncDueAccounts(wired, network, { at, last: observed.value.last }, SYNC_LIMIT);
  return { network, status: "ticked", ...(await runTick(wired, network, observed.value)) };
};

/**
 * One kick of the margin monitor by cron: the same tick as the worker's, on the ticker and the candles since the last
 * tick. Harmless beside a worker. Networks nobody has an account on are left alone.
 */
export const runMarginMonitor = async (): Promise<{ readonly networks: readonly NetworkReport[] }> => {
  const { wired } = await composition();
  const networks: NetworkReport[] = [];
  for (const network of NETWORKS) {
    if (await wired.accounts.hasAny(network)) networks.push(await tickNetwork(wired, network));
  }
  return { networks };
};
