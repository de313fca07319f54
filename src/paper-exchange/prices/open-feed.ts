import { type CandleDefects, noDefects } from "#domain/replay/candle-reader.ts";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import { openCandleFeed } from "./candle-feed.ts";
import type { Feed } from "./feed.ts";
import { createGeneratedFeed } from "./generated-feed.ts";
import type { PriceSource } from "./price-source.ts";
import { readCandles } from "./read-candles.ts";

const DEFAULT_START = priceHalfUsd(200_000);
const BEAT_MS = 1_000;

export type OpenedFeed = {
  /** Null where prices come by `step`. */
  readonly feed: Feed | null;
  readonly start: PriceHalfUsd;
  /** When a recording begins; null for a source without times of its own. */
  readonly startsAt: number | null;
};

/** Names a source, so that a stored state is only used for the one it belongs to. */
export const nameOfSource = (prices: PriceSource): string => {
  if (prices.kind === "candles") return `candles ${prices.path}`;
  return prices.kind === "generated" ? `generated ${prices.scenario}` : "steerable";
};

/** Opens a source of prices, going on from `stored` where that is its own state. @throws CandleFileError */
export async function openFeed(
  prices: PriceSource,
  options: {
    readonly seed: number;
    readonly speed: number;
    readonly startAt: number | null;
    readonly stored: unknown;
  },
): Promise<OpenedFeed> {
  const { seed, speed, stored, startAt } = options;
  switch (prices.kind) {
    case "steerable":
      return { feed: null, start: prices.start, startsAt: null };
    case "generated": {
      const start = prices.start ?? DEFAULT_START;
      const generator = { seed, scenario: prices.scenario, start };
      const feed = createGeneratedFeed(generator, { hold: prices.hold === true, speed, stored });
      return { feed, start, startsAt: null };
    }
    case "candles": {
      const beatMs = BEAT_MS * Math.max(1, speed);
      const feed = await openCandleFeed(prices.path, { startAt, beatMs, stored });
      return { feed, start: feed.first, startsAt: feed.startsAt };
    }
  }
}

/** Reads a whole recording before it is played, so that a broken line is told at once. @throws CandleFileError */
export async function checkRecording(path: string): Promise<CandleDefects & { readonly candles: number }> {
  const defects = noDefects();
  let candles = 0;
  for await (const _candle of readCandles(path, defects)) candles += 1;
  return { ...defects, candles };
}
