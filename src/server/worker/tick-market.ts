import type { Tick } from "#domain/triggers/trigger.ts";
import { type Covered, coveredOf } from "#services/monitor/look-at-market.ts";
import { takeTick } from "#services/monitor/take-tick.ts";
import { lookNotingFunding } from "../look-noting-funding.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { listenToPrices } from "./listen-to-prices.ts";
import type { Pulse } from "./pulse.ts";
import { repeat } from "./repeat.ts";
import type { WatchOptions } from "./watch-options.ts";

/** Ticks begin at most this often, whatever their work takes; each covers all that happened since the last one. */
const TICK_EVERY_MS = 250;
const BEAT = { everyMs: TICK_EVERY_MS };
/** A price that stands still is ticked on again: what armed itself meanwhile, or lost its worker, must not wait for a move. */
const STILL_MS = 1_000;
/** A tick's work is waited for so long; its hits are claimed by then, and what one account waits for is nobody else's. */
const WORK_MS = 100;
/** So many ticks' work may be under way at once. */
const MOST_UNDER_WAY = 4;
/** A gap is looked into this often: public requests are one a second. */
const LOOK_EVERY_MS = 2_500;
/** A stream that is up and brings no price for so long is held against the ticker. */
const QUIET_MS = 15_000;

/** Where the last tick of this installation ended; asked until the database answers, because the gap begins there. */
const readCovered = async (wired: Wired, options: WatchOptions): Promise<Covered | null> => {
  let covered: Covered | null = null;
  const answered = new AbortController();
  const signal = AbortSignal.any([options.signal, answered.signal]);
  await repeat(wired, { ...options, signal }, TICK_EVERY_MS, "start", async () => {
    covered = coveredOf(await wired.markets.seen(options.network));
    answered.abort();
  });
  return covered;
};

/**
 * Ticks on the stream's prices as they come. Beside it, wherever there is a gap (at the start, while the stream is down or
 * suspiciously quiet) the market is looked at until the gap is closed: neither waits for the other, and two ticks at once
 * are harmless. `pulse` beats while prices can be seen.
 */
export const tickMarket = async (wired: Wired, options: WatchOptions, pulse: Pulse): Promise<void> => {
  const { network, signal, onTick } = options;
  let covered = await readCovered(wired, options);
  let ticked = covered;
  let hasGap = true;
  /** When the last gap was closed: every price since was heard. */
  let wholeSince = 0;
  /** A gap that is still open, and begins earlier, stays as it is. */
  const openGap = (from: Covered | null = ticked) => {
    if (!hasGap || (from?.at ?? 0) < (covered?.at ?? 0)) covered = from;
    hasGap = true;
  };
  const prices = listenToPrices(wired, options, openGap);
  signal.addEventListener("abort", () => prices.stop());

  let tickedAfterMs = wired.elapsed();
  const isStill = (at: number): boolean =>
    wired.elapsed() - tickedAfterMs >= STILL_MS &&
    prices.isUp() &&
    !hasGap &&
    at - prices.heardAt() < QUIET_MS;
  const underWay = new Set<Promise<void>>();
  /** What a tick saw and did not get matched is seen again from where the one before it ended. */
  /** Ticks that were not taken: whoever compares two counts knows whether one was lost in between. */
  let losses = 0;
  const take = async (heard: Tick, isHeard: boolean): Promise<void> => {
    const before = ticked;
    // What came before this tick is claimed to be known only by a price that was heard, with no gap open and no tick
    // still under way that may fail: whoever comes after a crash must look there.
    const isWhole = isHeard && !hasGap && underWay.size === 0;
    let isTaken = false;
    try {
      isTaken = await takeTick(wired, options, { ...heard, knownSince: isWhole ? wholeSince : heard.at });
    } finally {
      if (!isTaken) {
        losses += 1;
        openGap(before);
      }
    }
    if (!isTaken || heard.at < (ticked?.at ?? 0)) return;
    if (isHeard) ticked = heard;
    tickedAfterMs = wired.elapsed();
  };
  const begin = (tick: Tick, isHeard: boolean): Promise<void> => {
    const taken: Promise<void> = take(tick, isHeard)
      .catch((error: unknown) => wired.log.error("tick-failed", { error: String(error) }))
      .finally(() => underWay.delete(taken));
    underWay.add(taken);
    return taken;
  };
  const onStream = repeat(wired, options, BEAT, "tick", async () => {
    // What is known is whole only from a tick that finds nothing under way: work that takes a little longer is waited for.
    if (underWay.size > 0) await Promise.race([Promise.all(underWay), sleep(WORK_MS, signal)]);
    const at = wired.clock();
    const heard = prices.takeTick(at);
    const tick = heard ?? (isStill(at) ? prices.sameAgain(at) : null);
    if (tick !== null) {
      await Promise.race([begin(tick, heard !== null), sleep(WORK_MS, signal)]);
      if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay);
    }
    if (prices.isUp() && !hasGap) pulse.beat();
  });

  let lookAgainAt = Number.NEGATIVE_INFINITY;
  let quietFrom = Number.NEGATIVE_INFINITY;
  const intoGap = repeat(wired, options, TICK_EVERY_MS, "look", async () => {
    const at = wired.clock();
    const isQuiet = at - Math.max(prices.heardAt(), quietFrom) >= QUIET_MS;
    if (isQuiet) openGap();
    if (!hasGap || at < lookAgainAt) return;
    lookAgainAt = at + LOOK_EVERY_MS;
    const [wasUp, downsBefore, heardBefore] = [prices.isUp(), prices.downs(), ticked?.last ?? null];
    const lossesBefore = losses;
    // What this process no longer remembers may still be open in the database.
    const stored = coveredOf(await wired.markets.seen(network));
    if (covered === null || (stored !== null && stored.at < covered.at)) covered = stored;
    // Only what arrives from now on is newer than the ticker: a stream may have gone silent unnoticed.
    prices.forget();
    const newest = prices.newest;
    const seen = await lookNotingFunding(wired, { network, covered, at, newest, onTick, signal });
    if (!seen.ok) return wired.log.warn("market-unreadable", { network, kind: seen.failure.kind });
    pulse.beat();
    covered = seen.value;
    ticked = seen.value;
    if (!wasUp || prices.downs() !== downsBefore || losses !== lossesBefore) return;
    if (isQuiet) quietFrom = at;
    if (isQuiet && newest() === null && heardBefore !== seen.value.last) return prices.restart();
    hasGap = false;
    wholeSince = seen.value.at;
    if (!isQuiet) wired.log.info("gap-closed", { network });
  });
  await Promise.all([onStream, intoGap]);
  await Promise.all(underWay);
};
