import { CANDLE_RANGES, type CandleRange } from "#domain/market/candle-range.ts";
import { nextCloseAt, rangeToMs } from "#domain/market/indicators/candle-range.ts";

/** Whether a word names such a range. */
export const isChartRange = (word: string): word is CandleRange =>
  CANDLE_RANGES.some((range) => range === word);

/** Whether candles of a range begin with a day of UTC, wherever they are looked at. */
export const isOfDays = (range: CandleRange): boolean =>
  range === "1d" || range === "1w" || range === "1month" || range === "3months";

/** When the candle that a moment lies in began, both in epoch milliseconds; months and quarters begin at 00:00 UTC. */
export const candleStart = (range: CandleRange, at: number): number => {
  if (range !== "1month" && range !== "3months") return nextCloseAt(range, at) - rangeToMs(range);
  const date = new Date(at);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), range === "1month" ? month : month - (month % 3), 1);
};
