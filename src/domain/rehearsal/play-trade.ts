import { priceHalfUsd } from "../units.ts";
import { type CandleSeries, firstFrom } from "./candle-series.ts";
import { enterTrade, type LiveTrade } from "./live-trade.ts";
import { nextReached } from "./next-reached.ts";
import type { CandlePath, TradeEnd, TradeRules, TradeStart } from "./trade-rules.ts";

/** How long each of the four prices of a candle stands, as a replay has it. */
const QUARTER_MS = 15_000;

/** Whether the high of a candle comes before its low. */
const isHighFirst = (path: CandlePath, isLong: boolean, open: number, high: number, low: number): boolean =>
  path === "nearest" ? high - open < open - low : (path === "with") === isLong;

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

/**
 * Plays one trade over the candles of [from, to), entered at the first price of the first of them: what the exchange does to
 * it at each price and what its guard decides then, by the decision that guards live positions. Between the levels that could
 * change anything no candle is looked at, so that a year takes milliseconds. A price that gaps over a level is read against
 * the trader: the exchange acts on it before the guard does.
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
  const passTo = (candle: number): void => {
    if (candle > from) trade.pass(close[candle - 1] as number);
  };
  let candle = from;
  while (candle < to && trade.ending() === null) {
    const until = Math.min(to, firstFrom(series, trade.settlesAt(), candle));
    if (until === candle) {
      passTo(candle);
      trade.settle();
      continue;
    }
    const [floor, ceiling] = [trade.floor(), trade.ceiling()];
    // A level that moved over the price seen last is reached by whatever price comes next: a tick is a closed interval.
    const isReached =
      candle > from && ((close[candle - 1] as number) <= floor || (close[candle - 1] as number) >= ceiling);
    const reached = isReached ? candle : nextReached(series, candle, until, floor, ceiling);
    if (reached < until) {
      passTo(reached);
      playCandle(series, reached, highFirst, trade);
    }
    candle = reached < until && trade.ending() === null ? reached + 1 : reached;
  }
  const ending = trade.ending() ?? { how: "running", price: priceHalfUsd(close[to - 1] ?? start.last) };
  return { ...ending, candle, ...trade.tally() };
};
