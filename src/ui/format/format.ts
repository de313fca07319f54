export type Locale = "en" | "pt-BR";

const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";
export const MISSING = "—";

type Words = {
  readonly usd: string;
  readonly ago: (age: string) => string;
  readonly at: (time: string) => string;
};

const WORDS: Record<Locale, Words> = {
  en: { usd: "$", ago: (age) => `${age} ago`, at: (time) => `at ${time}` },
  "pt-BR": { usd: "US$ ", ago: (age) => `há ${age}`, at: (time) => `às ${time}` },
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const pad = (value: number): string => String(value).padStart(2, "0");

/** The sign of a difference; zero carries none. */
const signOf = (value: number): string => (value < 0 ? MINUS : value > 0 ? "+" : "");

const numbers = (locale: Locale) => {
  const cache = new Map<number, Intl.NumberFormat>();
  return (value: number, digits = 0): string => {
    const known = cache.get(digits);
    const formatter =
      known ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    if (!known) cache.set(digits, formatter);
    return formatter.format(value === 0 ? 0 : value).replace("-", MINUS);
  };
};

/** Fixed decimals of a distance, towards zero safety: 11.69 % is shown as 11.6 %, never as 11.7 %. */
const floorTo = (bps: number, digits: number): number => {
  const step = 10 ** (2 - digits);
  return (Math.floor(bps / step) * step) / 100;
};

const moneyFormats = (locale: Locale) => {
  const number = numbers(locale);
  const { usd } = WORDS[locale];
  const signed = (value: number, digits = 0) => `${signOf(value)}${number(Math.abs(value), digits)}`;
  return {
    number,
    signed,
    /** `220,484 sats` */
    sats: (value: number) => `${number(value)} sats`,
    satsSigned: (value: number) => `${signed(value)} sats`,
    /** Whole contracts: `$2,500`. */
    quantity: (value: number) => `${usd}${number(value)}`,
    /** Dollars and cents: `$146.85`. */
    usd: (value: number) => `${value < 0 ? MINUS : ""}${usd}${number(Math.abs(value), 2)}`,
    usdSigned: (value: number) => `${signOf(value)}${usd}${number(Math.abs(value), 2)}`,
    /** A price in half dollars as whole dollars, halves rounded up. */
    price: (halfUsd: number) => number(Math.round(halfUsd / 2)),
    /** A price in half dollars, with its .5 where it has one: for receipts. */
    priceExact: (halfUsd: number) => number(halfUsd / 2, halfUsd % 2 === 0 ? 0 : 1),
    priceChange: (halfUsd: number) => `${signed(Math.trunc(halfUsd / 2))} USD`,
    leverage: (value: number) => `${number(value, 1)}×`,
  };
};

const percentFormats = (locale: Locale) => {
  const number = numbers(locale);
  const trimmed = (bps: number) => number(bps / 100, bps % 100 === 0 ? 0 : bps % 10 === 0 ? 1 : 2);
  const percent = (text: string) => `${text}${NARROW_SPACE}%`;
  return {
    /** A live distance in basis points with one decimal, rounded down: `11.6 %`. */
    distance: (bps: number) => percent(number(floorTo(bps, 1), 1)),
    /** A distance in a receipt, two decimals: `4.98 %`. */
    distanceExact: (bps: number) => percent(number(bps / 100, 2)),
    /** A setting, as short as it is exact: `5 %`, `2.5 %`. */
    setting: (bps: number) => percent(trimmed(bps)),
    settingNumber: trimmed,
    change: (bps: number) => percent(`${signOf(bps)}${number(Math.abs(bps) / 100, 1)}`),
    /** A funding rate in billionths: `+0.0100 %`. */
    rate: (e9: number) => percent(`${signOf(e9)}${number(Math.abs(e9) / 10_000_000, 4)}`),
  };
};

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
  /** `1 s`, `48 s`, `3 min 12 s`, `26 min`, `2 h 07 min`. Never negative. */
  const age = (ms: number): string => {
    const whole = Math.max(0, ms);
    if (whole < MINUTE) return `${Math.floor(whole / SECOND)} s`;
    const minutes = Math.floor(whole / MINUTE);
    if (whole < 10 * MINUTE) return `${minutes} min ${Math.floor((whole % MINUTE) / SECOND)} s`;
    if (whole < HOUR) return `${minutes} min`;
    return `${Math.floor(whole / HOUR)} h ${pad(minutes % 60)} min`;
  };
  return {
    age,
    /** `48 s ago`; past an hour the clock time instead. Times in UTC. */
    ago: (ms: number, iso: string) => (ms < HOUR ? ago(age(ms)) : at(clock(iso))),
    clock,
    clockSeconds: (iso: string) => `${clock(iso)}:${iso.slice(17, 19)}`,
    /** `Monday 23 November 2026` */
    day: (iso: string) => days.format(new Date(iso)).replace(",", ""),
  };
};

/** Every amount, price, share and time as the interface shows it, in one language. */
export const createFormat = (locale: Locale) => ({
  ...moneyFormats(locale),
  ...percentFormats(locale),
  ...timeFormats(locale),
});

export type Format = ReturnType<typeof createFormat>;

export const format: Format = createFormat("en");
