/** Every range of candles that LN Markets has, the shortest first. */
export const CANDLE_RANGES = [
  "1m",
  "3m",
  "5m",
  "10m",
  "15m",
  "30m",
  "45m",
  "1h",
  "2h",
  "3h",
  "4h",
  "1d",
  "1w",
  "1month",
  "3months",
] as const;

export type CandleRange = (typeof CANDLE_RANGES)[number];
