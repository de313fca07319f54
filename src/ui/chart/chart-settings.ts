import type { CandleRange } from "#domain/market/candle-range.ts";
import { isChartRange } from "./chart-range.ts";

/** What may be drawn beside the candles. */
export const INDICATORS = ["ema", "bollinger", "rsi", "macd", "volume"] as const;
export type Indicator = (typeof INDICATORS)[number];

/** How a chart is looked at on this device. */
export type ChartSettings = {
  readonly range: CandleRange;
  readonly indicators: readonly Indicator[];
};

/** Counts up when what is kept changes its form: what an older one kept is left aside. */
const VERSION = 1;
export const DEFAULT_CHART: ChartSettings = { range: "1m", indicators: [] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const parsed = (kept: string): unknown => {
  try {
    return JSON.parse(kept);
  } catch {
    return null;
  }
};

/** Settings as they were kept; the usual ones where nothing was, or where it cannot be read. */
export const readChartSettings = (kept: string | null): ChartSettings => {
  const value = kept === null ? null : parsed(kept);
  if (!isRecord(value) || value.version !== VERSION) return DEFAULT_CHART;
  const { range, indicators } = value;
  return {
    range: typeof range === "string" && isChartRange(range) ? range : DEFAULT_CHART.range,
    indicators: Array.isArray(indicators) ? INDICATORS.filter((one) => indicators.includes(one)) : [],
  };
};

/** Settings as they are kept. */
export const writeChartSettings = (settings: ChartSettings): string =>
  JSON.stringify({ version: VERSION, ...settings });
