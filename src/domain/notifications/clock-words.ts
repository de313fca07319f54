import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";

const WORDS = inBoth({
  en: {
    before: (clock: string, days: number) =>
      days === 1 ? `${clock} the day before` : `${clock} ${days} days before`,
    after: (clock: string, days: number) =>
      days === 1 ? `${clock} the day after` : `${clock} ${days} days after`,
    days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
    hours: (count: number) => (count === 1 ? "1 hour" : `${count} hours`),
    minutes: (count: number) => (count === 1 ? "1 minute" : `${count} minutes`),
  },
  "pt-BR": {
    before: (clock, days) => (days === 1 ? `${clock} do dia anterior` : `${clock} de ${days} dias antes`),
    after: (clock, days) => (days === 1 ? `${clock} do dia seguinte` : `${clock} de ${days} dias depois`),
    days: (count) => (count === 1 ? "1 dia" : `${count} dias`),
    hours: (count) => (count === 1 ? "1 hora" : `${count} horas`),
    minutes: (count) => (count === 1 ? "1 minuto" : `${count} minutos`),
  },
});

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
export const clockWordsFrom = (locale: Locale, at: number, from: number): string => {
  const days = Math.floor(at / DAY_MS) - Math.floor(from / DAY_MS);
  if (days === 0) return clockWords(at);
  const { before, after } = WORDS[locale];
  return days < 0 ? before(clockWords(at), -days) : after(clockWords(at), days);
};

/** A length of time in its largest whole unit: `30 minutes`, `4 hours`, `2 days`; `ms` is whole minutes, rounded up. */
export const spanWords = (locale: Locale, ms: number): string => {
  const words = WORDS[locale];
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes % DAY_MINUTES === 0) return words.days(minutes / DAY_MINUTES);
  return minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes);
};
