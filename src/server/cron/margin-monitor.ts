import type { Network } from "#ports/exchange.ts";
import { type Covered, coveredOf } from "#services/monitor/look-at-market.ts";
import type { TickReport } from "#services/monitor/monitor-deps.ts";
import { sumReports } from "#services/monitor/sum-reports.ts";
import { lookNotingFunding } from "../look-noting-funding.ts";
import type { Wired } from "../wired.ts";
import { isWorkerAlive } from "../worker/is-worker-alive.ts";
import { CRON_TIME, type CronTime } from "./cron-time.ts";
import { keepGoing, type Rounds } from "./keep-going.ts";
import { networksInUse } from "./networks-in-use.ts";

/** Two public requests each, of one a second: the rest is for the call that may overlap with this one and for charts. */
const LOOK_EVERY_MS = 5_000;

/** `unreadable` tells why the last look failed; with hits, the price was there and the candles of the gap were not. */
type NetworkReport = { readonly network: Network; readonly unreadable: string | null } & Rounds & TickReport;

const tickNetwork = async (wired: Wired, time: CronTime, network: Network): Promise<NetworkReport> => {
  const reports: TickReport[] = [];
  let covered: Covered | null | undefined;
  let unreadable: string | null = null;
  const rounds = await keepGoing(wired, time, LOOK_EVERY_MS, async (signal) => {
    const at = wired.clock();
    const market = await wired.markets.seen(network);
    covered ??= coveredOf(market);
    const onTick = (_: unknown, report: TickReport) => void reports.push(report);
    const look = lookNotingFunding(wired, { network, covered, at, newest: () => null, onTick, signal });
    // Beside the look, which must not wait for it: until the exchange told its time, ours stands in.
    const [seen] = await Promise.all([look, wired.stampClock.measure(network)]);
    unreadable = seen.ok ? null : seen.failure.kind;
    if (seen.ok) covered = seen.value;
    return isWorkerAlive(market, at) ? "enough" : "again";
  });
  return { network, unreadable, ...rounds, ...sumReports(reports) };
};

/**
 * The margin monitor by cron: the same tick as the worker's, on the ticker and the candles since the last tick, again and
 * again inside the call's time. Two calls at once, or a worker beside them, are harmless; where a worker is alive it looks
 * once, as the backstop it then is.
 */
export const runMarginMonitor = async (
  wired: Wired,
  time: CronTime = CRON_TIME,
): Promise<{ readonly networks: readonly NetworkReport[] }> => {
  const networks = await networksInUse(wired);
  return { networks: await Promise.all(networks.map((network) => tickNetwork(wired, time, network))) };
};
