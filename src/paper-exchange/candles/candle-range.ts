const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Epoch day 0 was a Thursday; weeks start on Monday. */
const MONDAY = 4 * DAY;

const FIXED = {
  "1m": MINUTE,
  "3m": 3 * MINUTE,
  "5m": 5 * MINUTE,
  "10m": 10 * MINUTE,
  "15m": 15 * MINUTE,
  "30m": 30 * MINUTE,
  "45m": 45 * MINUTE,
  "1h": HOUR,
  "2h": 2 * HOUR,
  "3h": 3 * HOUR,
  "4h": 4 * HOUR,
  "1d": DAY,
} as const;

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

/** Opening time of the candle that `at` falls into, UTC. */
export function candleStart(range: CandleRange, at: number): number {
  if (range === "1w") return Math.floor((at - MONDAY) / (7 * DAY)) * 7 * DAY + MONDAY;
  if (range === "1month" || range === "3months") {
    const date = new Date(at);
    const month = date.getUTCMonth();
    return Date.UTC(date.getUTCFullYear(), range === "1month" ? month : month - (month % 3), 1);
  }
  return Math.floor(at / FIXED[range]) * FIXED[range];
}

/** Whether the range is put together from hours rather than minutes. */
export const isLongRange = (range: CandleRange): boolean =>
  range === "1w" || range === "1month" || range === "3months" || FIXED[range] >= HOUR;
