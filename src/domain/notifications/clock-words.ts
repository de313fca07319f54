const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** A time of day in UTC, `14:03`; `at` in epoch milliseconds, cut to the minute. */
export const clockWords = (at: number): string => {
  const minutes = Math.floor(at / MINUTE_MS) % DAY_MINUTES;
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};

const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** A time of day as seen from another moment, with the day where it is not the same: `14:03`, `14:03 the day before`. */
export const clockWordsFrom = (at: number, from: number): string => {
  const days = Math.floor(at / DAY_MS) - Math.floor(from / DAY_MS);
  if (days === 0) return clockWords(at);
  const which = days < 0 ? "before" : "after";
  return Math.abs(days) === 1
    ? `${clockWords(at)} the day ${which}`
    : `${clockWords(at)} ${Math.abs(days)} days ${which}`;
};

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** A length of time in its largest whole unit: `30 minutes`, `4 hours`, `2 days`; `ms` is whole minutes, rounded up. */
export const spanWords = (ms: number): string => {
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes % DAY_MINUTES === 0) return counted(minutes / DAY_MINUTES, "day");
  return minutes % 60 === 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
};
