import { inBoth } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import { DEFAULT_PREFERENCES, type Reading } from "#domain/language/preferences.ts";
import type { BrlRate } from "#domain/market/brl-rate.ts";
import { figures } from "#domain/notifications/figures.ts";
import { unitFormats } from "./unit-formats.ts";

export const MISSING = "—";

const WORDS = inBoth({
  en: { ago: (age: string) => `${age} ago`, at: (time: string) => `at ${time}` },
  "pt-BR": { ago: (age) => `há ${age}`, at: (time) => `às ${time}` },
});

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const pad = (value: number): string => String(value).padStart(2, "0");

/** English as it is written where a day comes before its month. */
const dateLocale = (locale: Locale): string => (locale === "en" ? "en-GB" : locale);

/** The zone itself, or UTC where this machine does not know it. */
const knownZone = (timeZone: string): string => {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return "UTC";
  }
};

const timeFormats = ({ locale, timeZone: wanted }: Reading) => {
  const { ago, at } = WORDS[locale];
  const timeZone = knownZone(wanted);
  const dated = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLocale(locale), { ...parts, timeZone });
  const days = dated({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const moments = dated({ day: "numeric", month: "long", year: "numeric" });
  const clocks = dated({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const seconds = dated({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const zones = dated({ timeZoneName: "short" });
  const clock = (iso: string): string => clocks.format(new Date(iso));
  /** `UTC`, or what the zone is called at that moment: `BRT`, `GMT-3`. */
  const zone = (iso: string): string =>
    zones.formatToParts(new Date(iso)).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  /** `1 s`, `48 s`, `3 min 12 s`, `26 min`, `2 h 07 min`. Never negative. */
  const age = (ms: number): string => {
    const whole = Math.max(0, ms);
    if (whole < MINUTE) return `${Math.floor(whole / SECOND)} s`;
    const minutes = Math.floor(whole / MINUTE);
    if (whole < 10 * MINUTE) return `${minutes} min ${Math.floor((whole % MINUTE) / SECOND)} s`;
    if (whole < HOUR) return `${minutes} min`;
    return `${Math.floor(whole / HOUR)} h ${pad(minutes % 60)} min`;
  };
  const date = (iso: string): string => moments.format(new Date(iso));
  const moment = (iso: string): string => `${date(iso)}, ${clock(iso)}`;
  return {
    age,
    /** `48 s ago`; past an hour the clock time instead. */
    ago: (ms: number, iso: string) => (ms < HOUR ? ago(age(ms)) : at(clock(iso))),
    clock,
    clockSeconds: (iso: string) => seconds.format(new Date(iso)),
    /** `23 November 2026, 17:26`; where no page says the zone, `momentZoned`. */
    moment,
    /** `23 November 2026, 17:26 UTC` */
    momentZoned: (iso: string) => `${moment(iso)} ${zone(iso)}`,
    zone,
    /** When something was, as seen at `now`: `48 s ago`, `at 17:26` of the same day, else `moment`. */
    when: (iso: string, now: number) => {
      const ms = now - Date.parse(iso);
      if (ms < HOUR) return ago(age(ms));
      return date(iso) === date(new Date(now).toISOString()) ? at(clock(iso)) : moment(iso);
    },
    /** `Monday 23 November 2026` */
    day: (iso: string) => days.format(new Date(iso)).replace(",", ""),
  };
};

/**
 * Every amount, price, share and time as the interface shows it, in one language, one zone and the units that are read.
 * `brl` is what a dollar costs in reais, null where nobody could say: then what an amount is worth is told in dollars.
 */
export const createFormat = (preferences: Reading, brl: BrlRate | null = null) => {
  const words = figures(preferences.locale);
  return {
    ...words,
    ...unitFormats(words, { ...DEFAULT_PREFERENCES, ...preferences }, brl),
    ...timeFormats(preferences),
  };
};

export type Format = ReturnType<typeof createFormat>;

/** Where nobody has said how to read. */
export const format: Format = createFormat(DEFAULT_PREFERENCES);
