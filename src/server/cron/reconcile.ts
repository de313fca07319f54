import type { Network } from "#ports/exchange.ts";
import { emptyReport } from "#services/monitor/empty-report.ts";
import { reconcileIntents } from "#services/monitor/reconcile-intents.ts";
import { workPanicRuns } from "#services/panic/work-panic-runs.ts";
import type { Wired } from "../wired.ts";
import { isWorkerAlive } from "../worker/is-worker-alive.ts";
import { CRON_TIME, type CronTime } from "./cron-time.ts";
import { keepGoing, type Rounds } from "./keep-going.ts";
import { networksInUse } from "./networks-in-use.ts";

/** What a dead process held is free after its lease of 12 s: looked for so often, it is settled well within 30 s. */
const RECONCILE_EVERY_MS = 10_000;
/** What the panic switch was thrown for is gone on with as soon as it may be tried again. */
const PANIC_EVERY_MS = 1_000;

type NetworkReport = { readonly network: Network; readonly reconciled: number } & Rounds;

const reconcileNetwork = async (wired: Wired, time: CronTime, network: Network): Promise<NetworkReport> => {
  const report = emptyReport();
  const rounds = await keepGoing(wired, time, RECONCILE_EVERY_MS, async () => {
    const at = wired.clock();
    await wired.stampClock.measure(network);
    await reconcileIntents(wired, network, at, report);
    return isWorkerAlive(await wired.markets.seen(network), at) ? "enough" : "again";
  });
  return { network, reconciled: report.reconciled, ...rounds };
};

/**
 * Closes open intents by cron: those whose lease ran out are claimed and settled by reading the exchange. The ticks do it
 * too; this one goes on where no market can be read. Each is claimed, so calls that overlap never settle one twice. What the
 * panic switch left to be closed is carried on beside it.
 */
export const runReconcile = async (
  wired: Wired,
  time: CronTime = CRON_TIME,
): Promise<{ readonly networks: readonly NetworkReport[] }> => {
  const networks = await networksInUse(wired);
  const panics = keepGoing(wired, time, PANIC_EVERY_MS, async () =>
    (await workPanicRuns(wired)) > 0 ? "again" : "enough",
  );
  const [reports] = await Promise.all([
    Promise.all(networks.map((network) => reconcileNetwork(wired, time, network))),
    panics,
  ]);
  return { networks: reports };
};
