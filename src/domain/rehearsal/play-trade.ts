import { FUNDING_EVERY_MS } from "../position/funding.ts";
import { isHighNearer, QUARTER_MS } from "../replay/candle-to-prices.ts";
import { priceHalfUsd } from "../units.ts";
import { type CandleSeries, firstFrom } from "./candle-series.ts";
import { enterTrade, type LiveTrade, type Reach } from "./live-trade.ts";
import { lowestAround, nextReached } from "./next-reached.ts";
import type { CandlePath, TradeEnd, TradeRules, TradeStart } from "./trade-rules.ts";

/** Whether the high of a candle comes before its low. */
const isHighFirst = (path: CandlePath, isLong: boolean, open: number, high: number, low: number): boolean =>
  path === "nearest" ? isHighNearer(open, high, low) : (path === "with") === isLong;

/** The four prices of a candle, one after another, until the trade ends. */
const playCandle = (
  { at, open, high, low, close }: CandleSeries,
  candle: number,
  highFirst: (open: number, high: number, low: number) => boolean,
  trade: LiveTrade,
): void => {
  const [first, top, bottom] = [open[candle] as number, high[candle] as number, low[candle] as number];
  const isTopFirst = highFirst(first, top, bottom);
  const time = at[candle] as number;
  trade.see(first, time);
  if (trade.ending() === null) trade.see(isTopFirst ? top : bottom, time + QUARTER_MS);
  if (trade.ending() === null) trade.see(isTopFirst ? bottom : top, time + 2 * QUARTER_MS);
  if (trade.ending() === null) trade.see(close[candle] as number, time + 3 * QUARTER_MS);
};

/** Settlements that are stepped over at once at most: ten days. */
const MOST_AHEAD = 32;

/** Every settlement that is due before the candle at `to`, each at the price seen last before it. */
const settleBefore = (series: CandleSeries, trade: LiveTrade, from: number, to: number): void => {
  let candle = from;
  while (trade.ending() === null) {
    candle = firstFrom(series, trade.settlesAt(), candle);
    if (candle >= to) return;
    trade.pass(series.close[candle - 1] as number);
    trade.settle();
  }
};

/**
 * Plays one trade over the candles of [from, to), entered at the first price of the first of them: what the exchange does to
 * it at each price and what its guard decides then, by the decision that guards live positions. Between the levels that could
 * change anything no candle is looked at, and while none is near several settlements pass at once, so that a year takes
 * milliseconds. A price that gaps over a level is read against the trader: the exchange acts on it before the guard does.
 */
export const playTrade = (
  series: CandleSeries,
  { from, to }: { readonly from: number; readonly to: number },
  path: CandlePath,
  start: TradeStart,
  rules: TradeRules,
): TradeEnd => {
  const { at, close } = series;
  const trade = enterTrade(start, rules, at[from] ?? 0);
  const isLong = start.side === "long";
  const highFirst = (open: number, high: number, low: number): boolean =>
    isHighFirst(path, isLong, open, high, low);
  /** The first candle that may reach something; a level over the price seen last is reached by whatever comes next. */
  const find = (candle: number, until: number, { floor, ceiling }: Reach): number => {
    const last = candle > from ? (close[candle - 1] as number) : start.last;
    return candle > from && (last <= floor || last >= ceiling)
      ? candle
      : nextReached(series, candle, until, floor, ceiling);
  };
  let candle = from;
  let ahead = 1;
  while (candle < to && trade.ending() === null) {
    const due = firstFrom(series, trade.settlesAt(), candle);
    if (due === candle) {
      settleBefore(series, trade, candle, candle + 1);
      continue;
    }
    const far =
      ahead === 1 ? due : firstFrom(series, trade.settlesAt() + (ahead - 1) * FUNDING_EVERY_MS, due);
    const until = Math.min(to, far);
    const reach =
      ahead === 1 ? trade.reach() : trade.reachAfter(ahead - 1, lowestAround(series, candle, until));
    const reached = reach === null ? candle : find(candle, until, reach);
    if (reached === until) {
      settleBefore(series, trade, candle, until);
      candle = until;
      ahead = Math.min(ahead * 2, MOST_AHEAD);
    } else if (ahead > 1) {
      // It may be reached, or not quite: from there on each settlement is looked at by itself.
      settleBefore(series, trade, candle, reached);
      candle = reached;
      ahead = 1;
    } else {
      if (reached > from) trade.pass(close[reached - 1] as number);
      playCandle(series, reached, highFirst, trade);
      candle = trade.ending() === null ? reached + 1 : reached;
    }
  }
  const ending = trade.ending() ?? { how: "running", price: priceHalfUsd(close[to - 1] ?? start.last) };
  return { ...ending, candle, ...trade.tally() };
};
