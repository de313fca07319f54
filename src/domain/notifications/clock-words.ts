const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** A time of day in UTC, `14:03`; `at` in epoch milliseconds, cut to the minute. */
export const clockWords = (at: number): string => {
  const minutes = Math.floor(at / MINUTE_MS) % DAY_MINUTES;
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};
