import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import {
  type CandleCondition,
  candlesNeeded,
  type EntrySignal,
  readEntrySignal,
} from "#domain/automations/entries/entry-signal.ts";
import { nextCloseAt, rangeToMs } from "#domain/market/indicators/candle-range.ts";
import type { PriceCandle } from "#domain/market/indicators/closed-candles.ts";
import type { Candle, Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import type { MinuteCandles } from "./create-minute-candles.ts";

/** What of the market's past an entry is judged by: minutes for a dip, a signal for an indicator, nothing else. */
export type EntryMarket = {
  readonly candles: readonly PriceCandle[];
  readonly signal: EntrySignal | null;
};

export type EntryMarketDeps = {
  readonly exchanges: Pick<Exchanges, "marketData">;
  readonly minutes: MinuteCandles;
  readonly log: Log;
};

/** The candles endpoint answers at most this many. */
const PAGE = 1_000;
const MINUTE_MS = 60_000;
/** So long after its close a candle that is missing may only be late. */
const LATE_MS = 30_000;

/** The newest `needed` candles that are over and the one that forms, page by page; null where a page cannot be read. */
const readCandles = async (
  deps: EntryMarketDeps,
  network: Network,
  { range }: CandleCondition,
  needed: number,
  at: number,
): Promise<readonly Candle[] | null> => {
  const from = nextCloseAt(range, at) - (needed + 1) * rangeToMs(range);
  const candles: Candle[] = [];
  for (let to = at; to >= from; ) {
    const page = await deps.exchanges.marketData(network, "entry").candles({ range, limit: PAGE, from, to });
    if (!page.ok) {
      deps.log.warn("entry-candles-unreadable", { network, range, kind: page.failure.kind });
      return null;
    }
    candles.push(...page.value);
    const oldest = page.value.at(-1);
    if (oldest === undefined || page.value.length < PAGE) break;
    to = oldest.at - 1;
  }
  return candles;
};

/** Whether the candle that closed just now may still be on its way. */
const mayBeLate = ({ range }: CandleCondition, signal: EntrySignal, at: number): boolean =>
  signal.kind === "unknown" &&
  (signal.rule === "gap" || signal.rule === "none") &&
  at - (nextCloseAt(range, at) - rangeToMs(range)) < LATE_MS;

/** Reads what an entry is judged by, as of `at` (epoch milliseconds); null where it cannot be read, or not yet. */
export const readEntryMarket = async (
  deps: EntryMarketDeps,
  network: Network,
  { when }: Pick<AutoEntryConfig, "when">,
  at: number,
): Promise<EntryMarket | null> => {
  switch (when.kind) {
    case "crossing":
    case "ladder":
      return { candles: [], signal: null };
    case "dip": {
      const candles = await deps.minutes.since(network, at - when.withinMs - MINUTE_MS, at);
      return candles === null ? null : { candles, signal: null };
    }
    case "rsi":
    case "average": {
      const candles = await readCandles(deps, network, when, candlesNeeded(when), at);
      if (candles === null) return null;
      const signal = readEntrySignal(when, candles, at);
      return mayBeLate(when, signal, at) ? null : { candles: [], signal };
    }
  }
};
