import type { Exchange } from "./exchange.ts";
import { leapTo } from "./open-exchange.ts";
import type { PaperExchangeOptions } from "./paper-exchange.ts";
import type { Feed } from "./prices/feed.ts";
import { runFeed } from "./prices/run-feed.ts";

const HEARTBEAT_MS = 1_000;

/** Lets prices come by themselves, where the source does that. Returns what ends it. */
export function drivePrices(
  exchange: Exchange,
  feed: Feed | null,
  options: PaperExchangeOptions,
): () => Promise<void> {
  const { world } = exchange;
  if (feed !== null) {
    const run = runFeed({
      feed,
      speed: options.speed ?? 1,
      now: () => world.clock.now(),
      step: ({ price, at, volume }) => exchange.step(price, at, volume),
      leap: options.realTime === true ? (to) => leapTo(world, to) : null,
      // A feed was read whole before it started: what breaks it later is a defect, and ends the process.
      onEnd: (error) => {
        queueMicrotask(() => {
          throw error;
        });
      },
    });
    return run.stop;
  }
  if (options.speed === undefined) return () => Promise.resolve();
  // Where somebody steers, their prices are the beat: one more between two of them would come at a time of its own.
  const beat = (): void => {
    if (exchange.sinceStepMs() >= HEARTBEAT_MS) exchange.step(world.market.last, world.clock.now(), 0);
    timer = beatLater();
  };
  const beatLater = (): NodeJS.Timeout =>
    setTimeout(beat, Math.max(1, HEARTBEAT_MS - exchange.sinceStepMs()));
  let timer = beatLater();
  return () => {
    clearTimeout(timer);
    return Promise.resolve();
  };
}
