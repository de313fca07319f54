import { setTimeout as sleep } from "node:timers/promises";
import { nextFundingAt } from "#domain/position/funding.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "./repeat.ts";
import { tickMarket } from "./tick-market.ts";
import type { WatchOptions } from "./watch-options.ts";

const SYNC_EVERY_MS = 500;
const SYNC_AT_ONCE = 2;
const NOTE_EVERY_MS = 15_000;
/** How soon the first tick is looked for. */
const FIRST_TICK_EVERY_MS = 250;

/** Keeps accounts read: those that are due, and all of them after each funding settlement. */
const syncLoop = (wired: Wired, options: WatchOptions): Promise<void> => {
  const { network } = options;
  let fundingAt = nextFundingAt(wired.clock());
  return repeat(wired, options, SYNC_EVERY_MS, "sync", async () => {
    const at = wired.clock();
    if (at >= fundingAt) {
      await wired.accounts.makeAllDue(network, at);
      fundingAt = nextFundingAt(at);
    }
    const seen = await wired.markets.seen(network);
    await syncDueAccounts(wired, network, { at, last: seen?.last ?? null }, SYNC_AT_ONCE);
  });
};

/** Shows that a worker watches, with the funding it read; there is nothing to write it on before the first tick. */
const noteLoop = (wired: Wired, options: WatchOptions): Promise<void> =>
  repeat(wired, options, NOTE_EVERY_MS, "note", async () => {
    while ((await wired.markets.seen(options.network)) === null && !options.signal.aborted) {
      await sleep(FIRST_TICK_EVERY_MS, undefined, { signal: options.signal }).catch(() => {});
    }
    const ticker = await wired.exchanges.marketData(options.network).ticker();
    if (!ticker.ok) return;
    const { fundingRate, fundingAt } = ticker.value;
    await wired.markets.noteWorker(options.network, { at: wired.clock(), fundingRate, fundingAt });
  });

/** Watches one network until the signal: ticks, readings and proof of life side by side. */
export const watchNetwork = async (wired: Wired, options: WatchOptions): Promise<void> => {
  await Promise.all([tickMarket(wired, options), syncLoop(wired, options), noteLoop(wired, options)]);
};
