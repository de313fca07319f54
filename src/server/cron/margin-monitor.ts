import type { Network } from "#ports/exchange.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import { lookAtMarket } from "#services/monitor/look-at-market.ts";
import type { TickReport } from "#services/monitor/monitor-deps.ts";
import { sumReports } from "#services/monitor/sum-reports.ts";
import { composition } from "../composition.ts";
import type { Wired } from "../wired.ts";

const NETWORKS: readonly Network[] = ["paper", "signet"];
const SYNC_LIMIT = 20;

/** `unreadable` with hits means that the price was there and the candles of the gap were not. */
type NetworkReport = { readonly network: Network } & TickReport &
  ({ readonly status: "ticked" } | { readonly status: "unreadable"; readonly reason: string });

const tickNetwork = async (wired: Wired, network: Network): Promise<NetworkReport> => {
  const at = wired.clock();
  const covered = await wired.markets.seen(network);
  const reports: TickReport[] = [];
  const seen = await lookAtMarket(wired, {
    network,
    covered,
    at,
    newest: () => null,
    onTick: (_, report) => reports.push(report),
  });
  const last = seen.ok ? seen.value.last : (covered?.last ?? null);
  await syncDueAccounts(wired, network, { at, last }, SYNC_LIMIT);
  if (!seen.ok) return { network, status: "unreadable", reason: seen.failure.kind, ...sumReports(reports) };
  return { network, status: "ticked", ...sumReports(reports) };
};

/**
 * One kick of the margin monitor by cron: the same tick as the worker's, on the ticker and the candles since the last
 * tick, and only then the readings that are due. Harmless beside a worker. Networks nobody has an account on are left alone.
 */
export const runMarginMonitor = async (): Promise<{ readonly networks: readonly NetworkReport[] }> => {
  const { wired } = await composition();
  const networks: NetworkReport[] = [];
  for (const network of NETWORKS) {
    if (await wired.accounts.hasAny(network)) networks.push(await tickNetwork(wired, network));
  }
  return { networks };
};
