import type { PriceSample } from "#domain/automations/alerts/rolling-extremes.ts";
import type { Candle, Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";

const MINUTE_MS = 60_000;
/** The candles endpoint answers at most this many. */
const PAGE = 1_000;
/** Rules that look at the same moment share one reading. */
const FRESH_MS = 1_000;
/** What the longest window of a rule needs, and a little more. */
const KEPT_MS = 25 * 60 * MINUTE_MS;

/** Minute candles of each market, as far back as rules look. */
export type MinuteCandles = {
  /**
   * The candles from `from` up to `at`, oldest first, the last one still forming; null where they cannot be read, and then
   * no verdict is taken. Epoch milliseconds.
   */
  since(network: Network, from: number, at: number): Promise<readonly Candle[] | null>;
};

type Kept = {
  /** By opening time. */
  readonly candles: Map<number, Candle>;
  /** From when on they are whole, and when they were last read. */
  from: number;
  readAt: number;
};

type Deps = { readonly exchanges: Pick<Exchanges, "marketData">; readonly log: Log };

/** Reads [from, to] page by page, newest first; false where a page could not be read. */
const readInto = async (
  deps: Deps,
  network: Network,
  kept: Kept,
  from: number,
  to: number,
): Promise<boolean> => {
  const market = deps.exchanges.marketData(network, "entry");
  for (let end = to; end >= from; ) {
    const page = await market.candles({ range: "1m", limit: PAGE, from, to: end });
    if (!page.ok) {
      deps.log.warn("rule-candles-unreadable", { network, kind: page.failure.kind });
      return false;
    }
    for (const candle of page.value) kept.candles.set(candle.at, candle);
    const oldest = page.value.at(-1);
    if (oldest === undefined || page.value.length < PAGE) return true;
    end = oldest.at - 1;
  }
  return true;
};

const forget = (kept: Kept, before: number): void => {
  for (const at of kept.candles.keys()) if (at < before) kept.candles.delete(at);
  kept.from = Math.max(kept.from, before);
};

const minuteOf = (at: number): number => at - (at % MINUTE_MS);

/** Keeps what it read: a look costs one request for the minutes since the last one, whatever its window. */
export const createMinuteCandles = (deps: Deps): MinuteCandles => {
  const networks = new Map<Network, Kept>();
  const refresh = async (network: Network, from: number, at: number): Promise<Kept | null> => {
    const known = networks.get(network);
    if (known !== undefined && known.from <= from) {
      if (Math.abs(at - known.readAt) < FRESH_MS) return known;
      if (!(await readInto(deps, network, known, minuteOf(known.readAt), at))) return null;
      known.readAt = at;
      forget(known, at - KEPT_MS);
      return known;
    }
    const kept: Kept = { candles: new Map(), from, readAt: at };
    if (!(await readInto(deps, network, kept, from, at))) return null;
    networks.set(network, kept);
    return kept;
  };
  return {
    since: async (network, from, at) => {
      const start = minuteOf(from);
      const kept = await refresh(network, start, at);
      if (kept === null) return null;
      return [...kept.candles.values()]
        .filter((candle) => candle.at >= start && candle.at <= at)
        .toSorted((one, other) => one.at - other.at);
    },
  };
};

/** A candle as a stretch of time; one that still forms ends now. */
export const sampleOf = ({ at, low, high }: Candle, now: number): PriceSample => ({
  from: at,
  at: Math.min(at + MINUTE_MS, now),
  low,
  high,
});
