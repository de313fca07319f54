import {
  type IndicatorRange,
  nextCloseAt,
  RANGES,
  rangeToMs,
} from "#domain/market/indicators/candle-range.ts";

/** Every candle the exchange has: those that are always equally long, and those of a month and of a quarter. */
export type ChartRange = IndicatorRange | "1month" | "3months";

/** Every such range, the shortest first. */
export const CHART_RANGES: readonly ChartRange[] = [...RANGES, "1month", "3months"];

/** Whether a word names such a range. */
export const isChartRange = (word: string): word is ChartRange =>
  CHART_RANGES.some((range) => range === word);

/** Whether candles of a range begin with a day of UTC, wherever they are looked at. */
export const isOfDays = (range: ChartRange): boolean =>
  range === "1d" || range === "1w" || range === "1month" || range === "3months";

/** When the candle that a moment lies in began, both in epoch milliseconds; months and quarters begin at 00:00 UTC. */
export const candleStart = (range: ChartRange, at: number): number => {
  if (range !== "1month" && range !== "3months") return nextCloseAt(range, at) - rangeToMs(range);
  const date = new Date(at);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), range === "1month" ? month : month - (month % 3), 1);
};
