import { setTimeout as sleep } from "node:timers/promises";
import { nextFundingAt } from "#domain/position/funding.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import type { TickReport } from "#services/monitor/monitor-deps.ts";
import { observeMarket } from "#services/monitor/observe-market.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { Wired } from "../wired.ts";
import { createPriceGauge } from "./price-gauge.ts";

/** Ticks are at most this often; each covers all that happened since the last one. */
const TICK_EVERY_MS = 250;
/** With the stream down, the market is looked at this often: public requests are one a second. */
const LOOK_EVERY_MS = 2_500;
const SYNC_EVERY_MS = 500;
const SYNC_AT_ONCE = 2;
const NOTE_EVERY_MS = 15_000;
const FAILURE_PAUSE_MS = 1_000;

export type WatchOptions = {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly onTick: (tick: Tick, report: TickReport) => void;
};

/** Runs `work` until the signal, with a pause between; a failure is logged and never ends the loop. */
const repeat = async (
  wired: Wired,
  { signal }: WatchOptions,
  pauseMs: number,
  name: string,
  work: () => Promise<void>,
): Promise<void> => {
  while (!signal.aborted) {
    let pause = pauseMs;
    try {
      await work();
    } catch (error) {
      wired.log.error(`${name}-failed`, { error: String(error) });
      pause = FAILURE_PAUSE_MS;
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
};

/** Looks at the market without the stream, and says whether that worked; used at start and while the stream is down. */
const look = async (wired: Wired, options: WatchOptions): Promise<boolean> => {
  const { network } = options;
  const at = wired.clock();
  const seen = await wired.markets.seen(network);
  const observed = await observeMarket(wired.exchanges.marketData(network), seen, at);
  if (!observed.ok) {
    wired.log.warn("market-unreadable", { network, kind: observed.failure.kind });
    return false;
  }
  options.onTick(observed.value, await runTick(wired, network, observed.value));
  return true;
};

/** Ticks on the stream's prices; on a gap (start, stream down) looks at candles first, so nothing in between is missed. */
const tickLoop = (wired: Wired, options: WatchOptions): Promise<void> => {
  const gauge = createPriceGauge();
  let isUp = false;
  let hasGap = true;
  let lookAgainAt = 0;
  const stream = wired.priceStream(options.network).start({
    onPrice: (update) => gauge.add(update.last),
    onUp: () => {
      isUp = true;
      wired.log.info("stream-up", { network: options.network });
    },
    onDown: (reason) => {
      isUp = false;
      hasGap = true;
      wired.log.warn("stream-down", { network: options.network, reason });
    },
  });
  options.signal.addEventListener("abort", () => stream.stop());
  return repeat(wired, options, TICK_EVERY_MS, "tick", async () => {
    if ((hasGap || !isUp) && wired.clock() >= lookAgainAt) {
      lookAgainAt = wired.clock() + LOOK_EVERY_MS;
      const wasUp = isUp;
      if ((await look(wired, options)) && wasUp) hasGap = false;
    }
    const tick = gauge.take(wired.clock());
    if (tick !== null) options.onTick(tick, await runTick(wired, options.network, tick));
  });
};

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
      await sleep(TICK_EVERY_MS, undefined, { signal: options.signal }).catch(() => {});
    }
    const ticker = await wired.exchanges.marketData(options.network).ticker();
    if (!ticker.ok) return;
    const { fundingRate, fundingAt } = ticker.value;
    await wired.markets.noteWorker(options.network, { at: wired.clock(), fundingRate, fundingAt });
  });

/** Watches one network until the signal: ticks, readings and proof of life side by side. */
export const watchNetwork = async (wired: Wired, options: WatchOptions): Promise<void> => {
  await Promise.all([tickLoop(wired, options), syncLoop(wired, options), noteLoop(wired, options)]);
};
