const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Epoch day 0 was a Thursday; weeks begin on Monday. */
const MONDAY = 4 * DAY;

const RANGE_MS = {
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
  "1w": 7 * DAY,
} as const;

/** The candles an indicator can be read from: every range of the exchange that is always equally long. */
export type IndicatorRange = keyof typeof RANGE_MS;

/** Every such range, the shortest first. */
export const RANGES = Object.keys(RANGE_MS) as readonly IndicatorRange[];

/** Whether a word names such a range. */
export const isIndicatorRange = (word: string): word is IndicatorRange => Object.hasOwn(RANGE_MS, word);

/** How long a candle of the range lasts, in milliseconds. */
export const rangeToMs = (range: IndicatorRange): number => RANGE_MS[range];

/** The first close of a candle strictly after `at`, both in epoch milliseconds; days and weeks end at 00:00 UTC. */
export const nextCloseAt = (range: IndicatorRange, at: number): number => {
  const length = RANGE_MS[range];
  const start = range === "1w" ? MONDAY : 0;
  return start + (Math.floor((at - start) / length) + 1) * length;
};
