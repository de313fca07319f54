import { figures, type Locale } from "#domain/notifications/figures.ts";

export type { Locale };

export const MISSING = "—";

type Words = {
  readonly ago: (age: string) => string;
  readonly at: (time: string) => string;
};

const WORDS: Record<Locale, Words> = {
  en: { ago: (age) => `${age} ago`, at: (time) => `at ${time}` },
  "pt-BR": { ago: (age) => `há ${age}`, at: (time) => `às ${time}` },
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const pad = (value: number): string => String(value).padStart(2, "0");

const clock = (iso: string): string => `${iso.slice(11, 13)}:${iso.slice(14, 16)}`;

const timeFormats = (locale: Locale) => {
  const { ago, at } = WORDS[locale];
  const days = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const moments = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  /** `1 s`, `48 s`, `3 min 12 s`, `26 min`, `2 h 07 min`. Never negative. */
  const age = (ms: number): string => {
    const whole = Math.max(0, ms);
    if (whole < MINUTE) return `${Math.floor(whole / SECOND)} s`;
    const minutes = Math.floor(whole / MINUTE);
    if (whole < 10 * MINUTE) return `${minutes} min ${Math.floor((whole % MINUTE) / SECOND)} s`;
    if (whole < HOUR) return `${minutes} min`;
    return `${Math.floor(whole / HOUR)} h ${pad(minutes % 60)} min`;
  };
  const moment = (iso: string): string => `${moments.format(new Date(iso))}, ${clock(iso)}`;
  return {
    age,
    /** `48 s ago`; past an hour the clock time instead. Times in UTC. */
    ago: (ms: number, iso: string) => (ms < HOUR ? ago(age(ms)) : at(clock(iso))),
    clock,
    clockSeconds: (iso: string) => `${clock(iso)}:${iso.slice(17, 19)}`,
    /** `23 November 2026, 17:26` in UTC */
    moment,
    /** When something was, as seen at `now`: `48 s ago`, `at 17:26` of the same day, else `moment`. */
    when: (iso: string, now: number) => {
      const ms = now - Date.parse(iso);
      if (ms < HOUR) return ago(age(ms));
      return iso.slice(0, 10) === new Date(now).toISOString().slice(0, 10) ? at(clock(iso)) : moment(iso);
    },
    /** `Monday 23 November 2026` */
    day: (iso: string) => days.format(new Date(iso)).replace(",", ""),
  };
};

/** Every amount, price, share and time as the interface shows it, in one language. */
export const createFormat = (locale: Locale) => ({
  ...figures(locale),
  ...timeFormats(locale),
});

export type Format = ReturnType<typeof createFormat>;

export const format: Format = createFormat("en");
