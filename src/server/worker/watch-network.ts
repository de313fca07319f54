import { emptyReport } from "#services/monitor/empty-report.ts";
import { reconcileIntents } from "#services/monitor/reconcile-intents.ts";
import type { Wired } from "../wired.ts";
import { keepAccountsRead } from "./keep-accounts-read.ts";
import { noteWatching } from "./note-watching.ts";
import { createPulse } from "./pulse.ts";
import { repeat } from "./repeat.ts";
import { tickMarket } from "./tick-market.ts";
import { watchAccounts } from "./watch-accounts.ts";
import type { WatchOptions } from "./watch-options.ts";

/** A tick reconciles too, but where the price stands still there is none. */
const RECONCILE_EVERY_MS = 5_000;
/** Asked for at most once a minute; a refused stamp is looked into at once. */
const MEASURE_EVERY_MS = 2_000;
const NOTE_EVERY_MS = 15_000;

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
    keepAccountsRead(wired, options),
    watchAccounts(wired, options),
    reconcileLoop(wired, options),
    measureLoop(wired, options),
    repeat(wired, options, NOTE_EVERY_MS, "note", () => noteWatching(wired, options, pulse)),
  ]);
};
