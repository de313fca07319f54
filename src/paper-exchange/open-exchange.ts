import { nextFundingAt } from "#domain/position/funding.ts";
import { priceHalfUsd, rateE9 } from "#domain/units.ts";
import { createCandleHistory } from "./candles/candle-history.ts";
import { writeHistory } from "./candles/write-history.ts";
import { createExchange, type Exchange } from "./exchange.ts";
import type { PaperExchangeOptions } from "./paper-exchange.ts";
import type { Feed } from "./prices/feed.ts";
import { nameOfSource, openFeed } from "./prices/open-feed.ts";
import { restoreWorld } from "./store/restore-world.ts";
import { createSqliteStore, openDatabase, readStored, type Snapshot } from "./store/sqlite-store.ts";
import { type Clock, frozenClock, runningClock } from "./world/clock.ts";
import { openMarket } from "./world/market.ts";
import { createWorld, type World } from "./world/world.ts";

export const DEFAULT_LIMITS = { authPerSecond: 5, publicPerSecond: 1, maxTrades: 100 } as const;
const DEFAULT_FUNDING_E9 = 100_000;

export type OpenedExchange = {
  readonly exchange: Exchange;
  readonly feed: Feed | null;
  readonly close: () => void;
};

/** Puts an exchange together, from its file where that holds a state. */
export async function openExchange(options: PaperExchangeOptions): Promise<OpenedExchange> {
  const { prices, seed, statePath } = options;
  const database = statePath === undefined || statePath === ":memory:" ? null : openDatabase(statePath);
  const stored = database === null ? null : readStored(database);
  const source = nameOfSource(prices);
  const own = stored?.snapshot.source === source ? stored.snapshot.feed : undefined;
  const startAt = options.startAt ?? (options.realTime === true ? Date.now() : null);
  const { feed, start, startsAt } = await openFeed(prices, {
    seed,
    speed: options.speed ?? 1,
    startAt,
    stored: own,
  });

  const begin = startsAt === null ? (startAt ?? Date.now()) : startsAt - 1;
  const now = Math.max(stored?.snapshot.now ?? begin, options.realTime === true ? Date.now() : 0);
  const last = stored === null ? start : priceHalfUsd(stored.snapshot.last);
  const world = createWorld(settingsOf(options), clockOf(options, now), openMarket(last, now));
  const candles = createCandleHistory();
  if (stored !== null) restoreWorld(world, candles, stored);
  else for (const candle of writeHistory(seed, last, now)) candles.addMinute(candle);
  const store =
    database && createSqliteStore(database, world, candles, () => snapshotOf(world, source, feed));
  return {
    exchange: createExchange(world, candles, store),
    feed,
    close: () => {
      store?.save();
      store?.close();
    },
  };
}

const settingsOf = (options: PaperExchangeOptions): World["settings"] => ({
  seed: options.seed,
  fundingRate: rateE9(options.fundingRateE9 ?? DEFAULT_FUNDING_E9),
  maxTrades: options.limits?.maxTrades ?? DEFAULT_LIMITS.maxTrades,
  quirks: options.quirks ?? {},
});

/** A feed brings its own times; a steerable exchange has a running clock where a speed was named. */
function clockOf({ prices, speed }: PaperExchangeOptions, now: number): Clock {
  if (prices.kind !== "steerable" || speed === undefined) return frozenClock(now);
  return runningClock(now, speed, () => performance.now());
}

const snapshotOf = (world: World, source: string, feed: Feed | null): Snapshot => ({
  now: world.clock.now(),
  last: world.market.last,
  nextFunding: world.market.nextFunding,
  ids: world.ids,
  source,
  feed: feed?.state() ?? null,
});

/** Moves the clock over a time in which the exchange stood still; settlements that fell into it do not take place. */
export function leapTo(world: World, to: number): void {
  world.clock.advance(Math.floor(to));
  world.market.nextFunding = nextFundingAt(world.clock.now());
}
