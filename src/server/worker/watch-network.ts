import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import { emptyReport } from "#services/monitor/empty-report.ts";
import { reconcileIntents } from "#services/monitor/reconcile-intents.ts";
import type { Wired } from "../wired.ts";
import { noteWatching } from "./note-watching.ts";
import { createPulse } from "./pulse.ts";
import { repeat } from "./repeat.ts";
import { tickMarket } from "./tick-market.ts";
import { watchAccounts } from "./watch-accounts.ts";
import type { WatchOptions } from "./watch-options.ts";

const SYNC_EVERY_MS = 500;
const SYNC_AT_ONCE = 2;
/** A tick reconciles too, but where the price stands still there is none. */
const RECONCILE_EVERY_MS = 5_000;
/** Asked for at most once a minute; a refused stamp is looked into at once. */
const MEASURE_EVERY_MS = 2_000;
const NOTE_EVERY_MS = 15_000;

/**
 * Keeps accounts read that are due. A stream of their own makes them due sooner, never later: LN Markets tells nothing on
 * it of margin that is added or taken out by hand.
 */
const syncLoop = (wired: Wired, options: WatchOptions): Promise<void> => {
  const { network } = options;
  return repeat(wired, options, SYNC_EVERY_MS, "sync", async () => {
    const seen = await wired.markets.seen(network);
    const market = { at: wired.clock(), last: seen?.last ?? null, driver: "worker" } as const;
    return syncDueAccounts(wired, network, market, SYNC_AT_ONCE);
  });
};

/** Closes intents whose fate is unknown, as a tick does. */
const reconcileLoop = (wired: Wired, options: WatchOptions): Promise<void> =>
  repeat(wired, options, RECONCILE_EVERY_MS, "reconcile", async () => {
    const report = emptyReport();
    await reconcileIntents(wired, options.network, wired.clock(), report);
    return report.reconciled;
  });

/** Keeps the exchange's clock known: nothing is signed by one that is far off. */
const measureLoop = (wired: Wired, options: WatchOptions): Promise<void> =>
  repeat(wired, options, MEASURE_EVERY_MS, "measure", async () => {
    await wired.stampClock.measure(options.network);
  });

/** Watches one network until the signal: ticks, readings, private streams, open intents and proof of life side by side. */
export const watchNetwork = async (wired: Wired, options: WatchOptions): Promise<void> => {
  const pulse = createPulse(wired.clock);
  await Promise.all([
    tickMarket(wired, options, pulse),
    syncLoop(wired, options),
    watchAccounts(wired, options),
    reconcileLoop(wired, options),
    measureLoop(wired, options),
    repeat(wired, options, NOTE_EVERY_MS, "note", () => noteWatching(wired, options, pulse)),
  ]);
};
