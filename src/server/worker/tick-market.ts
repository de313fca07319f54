import type { PriceHalfUsd } from "#domain/units.ts";
import { type Covered, lookAtMarket } from "#services/monitor/look-at-market.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { Wired } from "../wired.ts";
import { createPriceGauge } from "./price-gauge.ts";
import { repeat } from "./repeat.ts";
import type { WatchOptions } from "./watch-options.ts";

/** Ticks are at most this often; each covers all that happened since the last one. */
const TICK_EVERY_MS = 250;
/** A gap is looked into this often: public requests are one a second. */
const LOOK_EVERY_MS = 2_500;

/** Where the last tick of this installation ended; asked until the database answers, because the gap begins there. */
const readCovered = async (wired: Wired, options: WatchOptions): Promise<Covered | null> => {
  let covered: Covered | null = null;
  const answered = new AbortController();
  const signal = AbortSignal.any([options.signal, answered.signal]);
  await repeat(wired, { ...options, signal }, TICK_EVERY_MS, "start", async () => {
    covered = await wired.markets.seen(options.network);
    answered.abort();
  });
  return covered;
};

/**
 * Ticks on the stream's prices as they come. Beside it, wherever there is a gap (at the start, while the stream is down)
 * the market is looked at until the gap is closed: neither waits for the other, and two ticks at once are harmless.
 */
export const tickMarket = async (wired: Wired, options: WatchOptions): Promise<void> => {
  const { network, onTick } = options;
  const gauge = createPriceGauge();
  let covered = await readCovered(wired, options);
  let ticked = covered;
  let newest: PriceHalfUsd | null = null;
  let isUp = false;
  let hasGap = true;
  let downs = 0;
  const stream = wired.priceStream(network).start({
    onPrice: ({ last }) => {
      newest = last;
      gauge.add(last);
    },
    onUp: () => {
      isUp = true;
      wired.log.info("stream-up", { network });
    },
    onDown: (reason) => {
      // A gap that is still open reaches further back than this one.
      if (!hasGap) covered = ticked;
      hasGap = true;
      downs += 1;
      isUp = false;
      wired.log.warn("stream-down", { network, reason });
    },
  });
  options.signal.addEventListener("abort", () => stream.stop());

  const onStream = repeat(wired, options, TICK_EVERY_MS, "tick", async () => {
    const tick = gauge.take(wired.clock());
    if (tick === null) return;
    onTick(tick, await runTick(wired, network, tick));
    ticked = tick;
  });

  let lookAgainAt = Number.NEGATIVE_INFINITY;
  const intoGap = repeat(wired, options, TICK_EVERY_MS, "look", async () => {
    const at = wired.clock();
    if (!hasGap || at < lookAgainAt) return;
    lookAgainAt = at + LOOK_EVERY_MS;
    const [wasUp, downsBefore] = [isUp, downs];
    // Only what arrives from now on is newer than the ticker: a stream may have gone silent unnoticed.
    newest = null;
    const seen = await lookAtMarket(wired, { network, covered, at, newest: () => newest, onTick });
    if (!seen.ok) return wired.log.warn("market-unreadable", { network, kind: seen.failure.kind });
    covered = seen.value;
    ticked = seen.value;
    if (!wasUp || downs !== downsBefore) return;
    hasGap = false;
    wired.log.info("gap-closed", { network });
  });
  await Promise.all([onStream, intoGap]);
};
